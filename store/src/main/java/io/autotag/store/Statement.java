package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a long statement together from parts, each with its own values. */
final class Statement {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** @param part holds one {@code ?} for each value */
    Statement add(String part, @Nullable Object... values) {
        text.append(part).append('\n');
        for (Object value : values) {
            this.values.add(value);
        }
        return this;
    }

    Statement add(SqlFragment part) {
        return add(part.text(), part.values().toArray());
    }

    SqlStatement in(Transaction tx) {
        return tx.sql(text.toString(), values.toArray());
    }
}
