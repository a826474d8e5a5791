package io.autotag.groundtruth;

import io.autotag.compare.AveragePrecision;
import io.autotag.compare.Share;
import io.autotag.groundtruth.MatchedPicture.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** All pictures of one label, by the protocol of COCO: area "all", at most 100 findings a picture. */
final class LabelEvaluation {

    private static final int HALF = 0;
    private static final int THREE_QUARTERS = 5;

    private final int label;
    private final List<Ranked> ranked = new ArrayList<>();
    private final List<Outcome> claims = new ArrayList<>();
    private long objects;

    LabelEvaluation(int label) {
        this.label = label;
    }

    /** To be called in the order of the pictures' ids, which settles ties of confidence. */
    void add(MatchedPicture picture) {
        Outcome[][] outcomes = new Outcome[MatchedPicture.OVERLAPS.length][];
        for (int level = 0; level < outcomes.length; level++) {
            outcomes[level] = picture.outcomes(MatchedPicture.OVERLAPS[level]);
        }
        for (int i = 0; i < picture.findings().size(); i++) {
            Outcome[] own = new Outcome[outcomes.length];
            for (int level = 0; level < own.length; level++) {
                own[level] = outcomes[level][i];
            }
            Finding finding = picture.findings().get(i);
            ranked.add(new Ranked(finding.confidence(), List.of(own)));
        }
        objects += picture.objects();
        // Labels that became one may have thresholds of their own: what is not claimed must not take what a claimed one
        // found.
        claims.addAll(List.of(picture.claimed().outcomes(MatchedPicture.OVERLAPS[HALF])));
    }

    LabelResult result() {
        ranked.sort(Comparator.comparingDouble(Ranked::confidence).reversed());
        long right = claimed(Outcome.RIGHT);
        double[] precisions = new double[MatchedPicture.OVERLAPS.length];
        for (int level = 0; objects > 0 && level < precisions.length; level++) {
            precisions[level] = averagePrecision(level);
        }
        return new LabelResult(
                label,
                objects,
                new Share(right, right + claimed(Outcome.WRONG)),
                new Share(right, objects),
                known(Arrays.stream(precisions).average().orElseThrow()),
                known(precisions[HALF]),
                known(precisions[THREE_QUARTERS]));
    }

    private OptionalDouble known(double precision) {
        return objects == 0 ? OptionalDouble.empty() : OptionalDouble.of(precision);
    }

    private long claimed(Outcome outcome) {
        return claims.stream().filter(outcome::equals).count();
    }

    /** Each finding is a group of its own, as in COCO's own tools. */
    private double averagePrecision(int level) {
        long[] right = new long[ranked.size()];
        long[] wrong = new long[ranked.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = ranked.get(i).outcomes().get(level) == Outcome.RIGHT ? 1 : 0;
            wrong[i] = ranked.get(i).outcomes().get(level) == Outcome.WRONG ? 1 : 0;
        }
        return AveragePrecision.of(right, wrong, objects);
    }

    /** A finding with what became of it at each overlap. */
    private record Ranked(double confidence, List<Outcome> outcomes) {}
}
