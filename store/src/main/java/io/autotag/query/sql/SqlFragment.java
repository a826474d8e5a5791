package io.autotag.query.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SQL text with its bind values, one for each {@code ?} in their order.
 *
 * @param text never holds text of a request
 */
public record SqlFragment(String text, List<Object> values) {

    public SqlFragment {
        values = List.copyOf(values);
    }

    public static SqlFragment of(String text, Object... values) {
        return new SqlFragment(text, Arrays.asList(values));
    }

    /** This text with the next behind it. */
    public SqlFragment then(SqlFragment next) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new SqlFragment(text + next.text, all);
    }

    public SqlFragment then(String next, Object... more) {
        return then(of(next, more));
    }
}
