package io.autotag.compare;

import java.util.List;

/**
 * A picture that both versions have looked at, and what people say of it.
 *
 * @param item its id
 */
public record Picture(long item, Look a, Look b, List<Truth> truths, Known known) {

    public Picture {
        truths = List.copyOf(truths);
    }
}
