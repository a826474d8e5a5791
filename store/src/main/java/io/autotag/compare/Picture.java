package io.autotag.compare;

import java.util.List;

/**
 * A picture that both versions have looked at, and what people say of it.
 *
 * @param item its id
 * @param finished whether a person has said that nothing is left to decide
 */
public record Picture(long item, Look a, Look b, List<Truth> truths, boolean finished) {

    public Picture {
        truths = List.copyOf(truths);
    }
}
