package io.autotag.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rounds of chunks, in a row, have left as it was.
 *
 * @param remaining what each of them began with, in order
 * @param rounds how many have come to nothing, at least 0
 * @param reason why, for people, as the last chunk that failed said; null when none said anything
 */
public record Standstill(List<ItemRange> remaining, int rounds, @Nullable String reason) {

    /** Before the first round. */
    static final Standstill NONE = new Standstill(List.of(), 0, null);

    public Standstill {
        remaining = List.copyOf(remaining);
        if (rounds < 0) {
            throw new IllegalArgumentException("Rounds are 0 or more, not " + rounds);
        }
    }

    /** With one round more that came to nothing. */
    Standstill longer(@Nullable String newReason) {
        return new Standstill(remaining, rounds + 1, newReason == null ? reason : newReason);
    }
}
