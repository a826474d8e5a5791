package io.autotag.compare;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that was counted of one version, for one label or for several together: its predictions by what is known of them and
 * by score, and what there was to be found. Every figure of a version comes from here. Mutable while it counts.
 */
public final class Tally {

    private final Map<Finding, Steps> findings = new EnumMap<>(Finding.class);
    private final Steps finishedRight = new Steps();
    private final Steps finishedWrong = new Steps();
    private final Steps drawnFound = new Steps();
    private long truths;
    private long drawn;
    private long finishedTruths;

    Tally() {
        for (Finding finding : Finding.values()) {
            findings.put(finding, new Steps());
        }
    }

    /**
     * Where not everything is known, evidence may say what is right but not what is wrong: of what nobody decided there it
     * would count the one without the other, and so nothing is counted as known.
     */
    void add(Claim claim, Finding finding, boolean finished) {
        steps(finding.isDecision() || finished ? finding : Finding.OPEN).add(claim.score());
        if (finished && finding.verdict() == Finding.Verdict.RIGHT) {
            finishedRight.add(claim.score());
        } else if (finished && finding.verdict() == Finding.Verdict.WRONG) {
            finishedWrong.add(claim.score());
        }
    }

    /** @param finder the claim that found it; null when none did */
    void add(Truth truth, @Nullable Claim finder, boolean finished) {
        truths++;
        finishedTruths += finished ? 1 : 0;
        if (truth.drawn()) {
            drawn++;
            if (finder != null) {
                drawnFound.add(finder.score());
            }
        }
    }

    /** @param known whether people have said anything of this label: else that it is absent says nothing */
    void add(Tally other, boolean known) {
        for (Finding finding : Finding.values()) {
            steps(finding == Finding.ABSENT && !known ? Finding.OPEN : finding).add(other.steps(finding));
        }
        finishedRight.add(other.finishedRight);
        finishedWrong.add(other.finishedWrong);
        drawnFound.add(other.drawnFound);
        truths += other.truths;
        drawn += other.drawn;
        finishedTruths += other.finishedTruths;
    }

    /** Whether people have annotated the label or decided on a prediction with it. */
    boolean isKnown() {
        return truths > 0 || decided(-1).of() > 0;
    }

    /** How many predictions there are with a score of at least that. */
    public long kept(double threshold) {
        return findings.values().stream()
                .mapToLong(counts -> counts.from(threshold))
                .sum();
    }

    /** How many of those are of this kind. */
    public long count(Finding finding, double threshold) {
        return steps(finding).from(threshold);
    }

    /** How many are right of those of which that is known, from people or by evidence. */
    public Share precision(double threshold) {
        return decided(threshold).plus(evidence(threshold));
    }

    /** The same by what people decided on these very predictions. */
    public Share decided(double threshold) {
        long right = count(Finding.CONFIRMED, threshold);
        return new Share(right, right + count(Finding.REFUSED, threshold));
    }

    /** The same by evidence alone. */
    public Share evidence(double threshold) {
        long right = count(Finding.SUPPORTED, threshold);
        return new Share(right, right + count(Finding.CONTRADICTED, threshold) + count(Finding.ABSENT, threshold));
    }

    /** How much was found of what is in the pictures of which everything is known. */
    public Share recall(double threshold) {
        return new Share(Math.min(finishedRight.from(threshold), finishedTruths), finishedTruths);
    }

    /**
     * How much was found of what people drew themselves: a lower bound, since what the model they saw had found they did
     * not have to draw.
     */
    public Share drawnRecall(double threshold) {
        return new Share(drawnFound.from(threshold), drawn);
    }

    /** Over the pictures of which everything is known, at an overlap of 0.5; empty where nothing is to be found in them. */
    OptionalDouble averagePrecision() {
        return finishedTruths == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        AveragePrecision.of(falling(finishedRight), falling(finishedWrong), finishedTruths));
    }

    /** How many objects and tags there are in the pictures of which everything is known. */
    public long finishedTruths() {
        return finishedTruths;
    }

    /** Of the predictions of which it is known whether they are right. */
    public Reliability reliability() {
        Reliability reliability = new Reliability(Reliability.USUAL_BINS);
        for (int step = 0; step < Steps.COUNT; step++) {
            reliability.add(Steps.probability(step), at(step, Finding.Verdict.RIGHT), at(step, Finding.Verdict.WRONG));
        }
        return reliability;
    }

    private long at(int step, Finding.Verdict verdict) {
        long sum = 0;
        for (Finding finding : Finding.values()) {
            sum += finding.verdict() == verdict ? steps(finding).at(step) : 0;
        }
        return sum;
    }

    private static long[] falling(Steps counts) {
        return IntStream.rangeClosed(1, Steps.COUNT)
                .mapToLong(n -> counts.at(Steps.COUNT - n))
                .toArray();
    }

    private Steps steps(Finding finding) {
        return Objects.requireNonNull(findings.get(finding));
    }
}
