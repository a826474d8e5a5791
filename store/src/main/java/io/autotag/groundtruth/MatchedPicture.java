package io.autotag.groundtruth;

import java.util.Comparator;
import java.util.List;

/**
 * The findings of one label on one picture, matched to the truth as COCO does it: the most confident one takes first, each
 * takes the free truth it overlaps most, and a crowd is taken by many.
 */
final class MatchedPicture {

    /** COCO's: 0.5, 0.55 to 0.95. */
    static final double[] OVERLAPS = {0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95};

    private static final int MOST_FINDINGS = 100;
    private static final int NONE = -1;

    private final List<Finding> findings;
    private final List<Truth> truths;
    private final double[][] overlaps;

    /** What became of a finding. */
    enum Outcome {
        RIGHT,
        WRONG,
        IGNORED
    }

    MatchedPicture(List<Finding> findings, List<Truth> truths) {
        this.findings = findings.stream()
                .sorted(Comparator.comparingDouble(Finding::confidence).reversed())
                .limit(MOST_FINDINGS)
                .toList();
        // Crowds last: they are taken only where nothing else fits.
        this.truths =
                truths.stream().sorted(Comparator.comparing(Truth::isCrowd)).toList();
        this.overlaps = new double[this.findings.size()][this.truths.size()];
        for (int i = 0; i < overlaps.length; i++) {
            for (int j = 0; j < overlaps[i].length; j++) {
                Truth truth = this.truths.get(j);
                overlaps[i][j] = this.findings.get(i).box().overlap(truth.box(), truth.isCrowd());
            }
        }
    }

    /** The same picture with the findings that the version claims. */
    MatchedPicture claimed() {
        return new MatchedPicture(findings.stream().filter(Finding::isClaimed).toList(), truths);
    }

    /** Most confident first. */
    List<Finding> findings() {
        return findings;
    }

    /** How many there are to find. */
    long objects() {
        return truths.stream().filter(truth -> !truth.isCrowd()).count();
    }

    /** What became of each of the findings, where so much overlap makes a match. */
    Outcome[] outcomes(double least) {
        boolean[] taken = new boolean[truths.size()];
        Outcome[] outcomes = new Outcome[findings.size()];
        for (int finding = 0; finding < outcomes.length; finding++) {
            int match = match(overlaps[finding], taken, Math.min(least, 1 - 1e-10));
            if (match == NONE) {
                outcomes[finding] = Outcome.WRONG;
            } else {
                taken[match] = true;
                outcomes[finding] = truths.get(match).isCrowd() ? Outcome.IGNORED : Outcome.RIGHT;
            }
        }
        return outcomes;
    }

    private int match(double[] overlap, boolean[] taken, double least) {
        int match = NONE;
        double best = least;
        for (int truth = 0; truth < overlap.length; truth++) {
            boolean isCrowd = truths.get(truth).isCrowd();
            if (isCrowd && match != NONE && !truths.get(match).isCrowd()) {
                break;
            }
            if ((isCrowd || !taken[truth]) && overlap[truth] >= best) {
                best = overlap[truth];
                match = truth;
            }
        }
        return match;
    }
}
