package io.autotag.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * One SQL text with its bind values. Values: numbers, strings, booleans, bytes, instants, arrays and string lists. For the
 * packages of this module only.
 */
public final class SqlStatement {

    private static final int ROWS_AT_ONCE = 10_000;

    /** Numbers come as they are from the first time on, not as text. */
    private static final int BINARY = -1;

    private final Transaction tx;
    private final String text;
    private final @Nullable Object[] values;

    SqlStatement(Transaction tx, String text, @Nullable Object... values) {
        this.tx = tx;
        this.text = text;
        this.values = values.clone();
    }

    /** The rows in their order. */
    public <T> List<T> list(RowMapper<T> mapper) {
        return tx.jdbc(connection -> {
            try (PreparedStatement statement = prepare(connection);
                    ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                Row row = new Row(rows);
                while (rows.next()) {
                    result.add(mapper.map(row));
                }
                return List.copyOf(result);
            }
        });
    }

    /** Hands over many rows, one by one in their order, and keeps none of them. */
    public void each(RowReader reader) {
        each(ROWS_AT_ONCE, reader);
    }

    /**
     * The same for rows that are long.
     *
     * @param rowsAtOnce how many of them are in memory at a time
     */
    public void each(int rowsAtOnce, RowReader reader) {
        tx.jdbc(connection -> {
            try (PreparedStatement statement = prepare(connection)) {
                statement.setFetchSize(rowsAtOnce);
                statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY);
                try (ResultSet rows = statement.executeQuery()) {
                    Row row = new Row(rows);
                    while (rows.next()) {
                        reader.read(row);
                    }
                    return true;
                }
            }
        });
    }

    /** The first row if there is one. */
    public <T> Optional<T> first(RowMapper<T> mapper) {
        return list(mapper).stream().findFirst();
    }

    /** The row of a statement that always has one. */
    public <T> T one(RowMapper<T> mapper) {
        return first(mapper).orElseThrow(() -> new IllegalStateException("A row was expected of: " + text));
    }

    /** Runs it and says how many rows it touched. */
    public int update() {
        return tx.jdbc(connection -> {
            try (PreparedStatement statement = prepare(connection)) {
                return statement.executeUpdate();
            }
        });
    }

    /** Runs a statement whose result does not matter. */
    public void execute() {
        tx.jdbc(connection -> {
            try (PreparedStatement statement = prepare(connection)) {
                return statement.execute();
            }
        });
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        return prepare(connection, text, Arrays.asList(values));
    }

    static PreparedStatement prepare(Connection connection, String text, List<@Nullable Object> values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < values.size(); i++) {
            bind(connection, statement, i + 1, values.get(i));
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof long[]
                || value instanceof int[]
                || value instanceof short[]
                || value instanceof float[]) {
            statement.setObject(index, value);
        } else if (value instanceof byte[][] many) {
            statement.setArray(index, connection.createArrayOf("bytea", many));
        } else if (value instanceof Integer[] many) {
            statement.setArray(index, connection.createArrayOf("int4", many));
        } else if (value instanceof Long[] many) {
            statement.setArray(index, connection.createArrayOf("int8", many));
        } else if (value instanceof Float[] many) {
            statement.setArray(index, connection.createArrayOf("float4", many));
        } else if (value instanceof Collection<?> texts) {
            Array array = connection.createArrayOf("text", texts.toArray());
            statement.setArray(index, array);
        } else {
            statement.setObject(index, value);
        }
    }

    /** One row to one value. */
    @FunctionalInterface
    public interface RowMapper<T> {

        T map(Row row) throws SQLException;
    }

    /** Takes in one row. */
    @FunctionalInterface
    public interface RowReader {

        void read(Row row) throws SQLException;
    }
}
