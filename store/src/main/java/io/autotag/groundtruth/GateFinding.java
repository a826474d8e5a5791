package io.autotag.groundtruth;

import io.autotag.calibration.Agreement;
import io.autotag.calibration.Gate;
import io.autotag.compare.Interval;
import io.autotag.compare.Share;
import java.util.Locale;

/**
 * What the gate found in one project, or why it did not compare.
 *
 * @param sentence for people, and for the log
 */
public record GateFinding(Gate.Verdict verdict, String sentence) {

    /** @param why a sentence */
    static GateFinding notCompared(String why) {
        return new GateFinding(Gate.Verdict.NOT_ENOUGH, "Not compared. " + why);
    }

    /** @param why a sentence */
    static GateFinding notCompared(String project, String why) {
        return new GateFinding(Gate.Verdict.NOT_ENOUGH, "Project \"%s\": not compared. %s".formatted(project, why));
    }

    /** @param items on which both versions were judged */
    static GateFinding of(String project, KnownItems items, Agreement candidate, Agreement active) {
        Gate.Verdict verdict = Gate.judge(candidate, active);
        if (verdict == Gate.Verdict.NOT_ENOUGH) {
            long least = Math.min(candidate.share().of(), active.share().of());
            return notCompared(project, "Not enough reviews (%d of %d).".formatted(least, Agreement.LEAST));
        }
        String sentence = "Project \"%s\": %s than the active version on %s%d items. %s"
                .formatted(
                        project,
                        verdict == Gate.Verdict.WORSE ? "worse" : "not worse",
                        items.complete() ? "" : "the newest ",
                        items.ids().size(),
                        figures(candidate, active));
        return new GateFinding(verdict, sentence);
    }

    private static String figures(Agreement candidate, Agreement active) {
        Gate.Difference difference = Gate.difference(candidate, active);
        return String.format(
                Locale.ROOT,
                "Right of all that was found or to be found: %s against %s, a difference of %.3f [%.3f to %.3f]."
                        + " F1 %.3f against %.3f (precision %.3f against %.3f, recall %.3f against %.3f).",
                withInterval(candidate.share()),
                withInterval(active.share()),
                difference.value(),
                difference.low(),
                difference.high(),
                candidate.f1(),
                active.f1(),
                part(candidate.hits(), candidate.wrong()),
                part(active.hits(), active.wrong()),
                part(candidate.hits(), candidate.missed()),
                part(active.hits(), active.missed()));
    }

    private static String withInterval(Share share) {
        Interval interval = share.interval();
        return String.format(
                Locale.ROOT, "%.3f [%.3f to %.3f] of %d", share.value(), interval.low(), interval.high(), share.of());
    }

    private static double part(long hits, long rest) {
        return hits + rest == 0 ? 0 : (double) hits / (hits + rest);
    }
}
