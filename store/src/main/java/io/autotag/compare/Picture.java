package io.autotag.compare;

import java.util.List;

/**
 * A picture that both versions have looked at, and what people say of it.
 *
 * @param item its id
 * @param finished whether everything in it is known: a person has said that nothing is left to decide, or its truth was
 *     imported
 */
public record Picture(long item, Look a, Look b, List<Truth> truths, boolean finished) {

    public Picture {
        truths = List.copyOf(truths);
    }
}
