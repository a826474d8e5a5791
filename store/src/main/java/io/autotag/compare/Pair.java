package io.autotag.compare;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two claims that were put together, or one that stands alone.
 *
 * @param a null where only B has it
 * @param b null where only A has it
 * @param overlap of the regions, 1 for equal tags of the whole picture, 0 for a claim that stands alone
 */
public record Pair(Outcome outcome, @Nullable Claim a, @Nullable Claim b, double overlap) {

    static Pair onlyA(Claim claim) {
        return new Pair(Outcome.ONLY_A, claim, null, 0);
    }

    static Pair onlyB(Claim claim) {
        return new Pair(Outcome.ONLY_B, null, claim, 0);
    }

    /** The claim under whose label and score the pair is counted: A's, where A has one. */
    public Claim leading() {
        return a == null ? Objects.requireNonNull(b) : a;
    }
}
