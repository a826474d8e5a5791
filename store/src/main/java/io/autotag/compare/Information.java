package io.autotag.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a person's look at a picture is expected to tell about which version is right: the entropy, in bits, of what
 * may come out of each disagreement of which nothing is known yet.
 *
 * <p>With p the probability that a claim is right by its own score: a claim that stands alone is right or wrong, with p and
 * 1 − p. Of two that were put together, A is right, B is, or neither, with weights a(1 − b), b(1 − a) and (1 − a)(1 − b).
 * Where something is known of one of two, the other stands alone. Agreement tells nothing about the difference of two versions.
 */
public final class Information {

    /** What a look at a picture costs, in decisions. */
    static final double LOOK = 3;

    private Information() {}

    /** In bits, from 0 to log2 of 3. */
    static double bits(Pair pair, Judgement ofA, Judgement ofB) {
        if (pair.outcome() == Outcome.AGREED) {
            return 0;
        }
        Claim a = open(pair.a(), ofA);
        Claim b = open(pair.b(), ofB);
        if (a != null && b != null) {
            return ofTwo(a.probability(), b.probability());
        }
        Claim alone = a == null ? b : a;
        return alone == null ? 0 : entropy(alone.probability(), 1 - alone.probability());
    }

    /** Per decision of work: the bits of all disagreements over their number and the look at the picture. */
    static double perDecision(List<Double> bits) {
        double sum = bits.stream().mapToDouble(Double::doubleValue).sum();
        return sum / (LOOK + bits.size());
    }

    private static @Nullable Claim open(@Nullable Claim claim, Judgement judgement) {
        return claim != null && judgement.of(claim) == Finding.OPEN ? claim : null;
    }

    private static double ofTwo(double a, double b) {
        double onlyA = a * (1 - b);
        double onlyB = b * (1 - a);
        double neither = (1 - a) * (1 - b);
        double sum = onlyA + onlyB + neither;
        return sum == 0 ? entropy(0.5, 0.5) : entropy(onlyA / sum, onlyB / sum, neither / sum);
    }

    private static double entropy(double... shares) {
        double sum = 0;
        for (double share : shares) {
            sum -= share <= 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return sum;
    }
}
