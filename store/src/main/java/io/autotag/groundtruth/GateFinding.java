package io.autotag.groundtruth;

import io.autotag.calibration.Agreement;
import io.autotag.calibration.Gate;
import java.util.Locale;

/**
 * What the gate found in one project.
 *
 * @param items how many items both versions were compared on
 */
public record GateFinding(String project, long items, Agreement candidate, Agreement active, Gate.Verdict verdict) {

    /** For people, and for the log. */
    public String sentence() {
        if (verdict == Gate.Verdict.NOT_ENOUGH) {
            long enough = Math.min(candidate.share().of(), active.share().of());
            return "Project \"%s\": not compared. Not enough reviews (%d of %d)."
                    .formatted(project, enough, Agreement.LEAST);
        }
        return String.format(
                Locale.ROOT,
                "Project \"%s\": %s than the active version on %d items, F1 %.3f against %.3f (precision %.3f against %.3f,"
                        + " recall %.3f against %.3f).",
                project,
                verdict == Gate.Verdict.WORSE ? "worse" : "not worse",
                items,
                candidate.f1(),
                active.f1(),
                part(candidate.hits(), candidate.wrong()),
                part(active.hits(), active.wrong()),
                part(candidate.hits(), candidate.missed()),
                part(active.hits(), active.missed()));
    }

    private static double part(long hits, long rest) {
        return hits + rest == 0 ? 0 : (double) hits / (hits + rest);
    }
}
