package io.autotag.store;

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
}
