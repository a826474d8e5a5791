package io.autotag.store;

import io.autotag.mask.Mask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result, by column name; the plain readers expect a value to be there. For the packages of this
 * module only.
 */
public final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) throws SQLException {
        return present(column, rows.getString(column));
    }

    @Nullable
    public String textOrNull(String column) throws SQLException {
        return rows.getString(column);
    }

    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    @Nullable
    public Long numberOrNull(String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : value;
    }

    public int integer(String column) throws SQLException {
        return rows.getInt(column);
    }

    @Nullable
    public Integer integerOrNull(String column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? null : value;
    }

    public float real(String column) throws SQLException {
        return rows.getFloat(column);
    }

    @Nullable
    public Float realOrNull(String column) throws SQLException {
        float value = rows.getFloat(column);
        return rows.wasNull() ? null : value;
    }

    double decimal(String column) throws SQLException {
        return rows.getDouble(column);
    }

    public byte[] bytes(String column) throws SQLException {
        return present(column, rows.getBytes(column));
    }

    /** The box in the columns x, y, w and h; null where they have no values. */
    @Nullable
    Box box() throws SQLException {
        return isNull("x") ? null : new Box(real("x"), real("y"), real("w"), real("h"));
    }

    /** The mask in the column geometry; null where it has no value. */
    @Nullable
    Mask mask() throws SQLException {
        byte[] geometry = rows.getBytes("geometry");
        return geometry == null ? null : Mask.ofBytes(geometry);
    }

    public boolean isNull(String column) throws SQLException {
        return rows.getObject(column) == null;
    }

    public boolean truth(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    public Instant instant(String column) throws SQLException {
        return present(column, instantOrNull(column));
    }

    @Nullable
    public Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public List<String> texts(String column) throws SQLException {
        return List.of((String[]) rows.getArray(column).getArray());
    }

    public long[] numbers(String column) throws SQLException {
        Long[] boxed = (Long[]) rows.getArray(column).getArray();
        long[] plain = new long[boxed.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = boxed[i];
        }
        return plain;
    }

    /** The constant whose name is the column's text in upper case. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The column " + column + " has no value.");
        }
        return value;
    }
}
