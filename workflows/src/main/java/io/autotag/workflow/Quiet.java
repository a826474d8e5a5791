package io.autotag.workflow;

import io.autotag.workflow.Directive.Desired;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** Whether a run waits for the end of quiet hours, and how long before it looks again. Workflow threads only. */
final class Quiet {

    /** The row is looked at this often while a run waits: that other hours were set may not have been heard. */
    static final Duration LOOK = Duration.ofMinutes(5);

    /** A clock that is behind the one that told the end must not make the wait a hot loop. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Older code did not heed what it was told, and a history of its begins with what it did instead. */
    private static final String CHANGE = "quiet-hours";

    private Quiet() {}

    static boolean isToWait(Directive directive) {
        return directive.desired() == Desired.RUN && directive.holdUntil() != null && Changes.isHeeded(CHANGE);
    }

    /** Waits for the end that the directive names, for a nudge, or for the time of the next look. */
    static void await(Directive directive, Nudge nudge) {
        Instant end = directive.holdUntil();
        if (end != null) {
            Duration rest = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), end);
            Workflow.await(bounded(rest), nudge::isRung);
        }
    }

    private static Duration bounded(Duration rest) {
        Duration notTooLong = rest.compareTo(LOOK) > 0 ? LOOK : rest;
        return notTooLong.compareTo(SHORTEST) < 0 ? SHORTEST : notTooLong;
    }
}
