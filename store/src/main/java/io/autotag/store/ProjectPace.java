package io.autotag.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all runs of a project together to its items per minute, on however many workers they are: whoever wants to hand
 * items out takes them here first, a second's worth at a time. By the clock of the database.
 */
public final class ProjectPace {

    /** Without a limit it is asked again after so many items, or a second, in case there is one then. */
    static final int UNLIMITED = 1_000;

    private static final int SECONDS_A_MINUTE = 60;
    private static final long NANOS_A_MINUTE = Duration.ofMinutes(1).toNanos();

    private record Pace(int perMinute, @Nullable Instant usedUntil, Instant now) {}

    /** Takes what may be handed out now. What is taken and not used is lost, at most a second's worth. */
    public PaceGrant take(Transaction tx, long projectId) {
        Optional<Pace> limited = tx.sql(
                        """
                        SELECT items_per_minute, paced_until, clock_timestamp() AS now FROM autotag_settings
                        WHERE project_id = ? AND items_per_minute IS NOT NULL FOR UPDATE""",
                        projectId)
                .first(row -> new Pace(
                        row.integer("items_per_minute"), row.instantOrNull("paced_until"), row.instant("now")));
        if (limited.isEmpty()) {
            return new PaceGrant(UNLIMITED, Duration.ZERO);
        }
        Pace pace = limited.get();
        PaceGrant grant = grant(pace.perMinute(), pace.usedUntil(), pace.now());
        if (grant.items() > 0) {
            tx.sql(
                            "UPDATE autotag_settings SET paced_until = ? WHERE project_id = ?",
                            pace.now().plus(time(grant.items(), pace.perMinute())),
                            projectId)
                    .update();
        }
        return grant;
    }

    /** Nothing is saved up: a project that was idle gets a second's worth, too. */
    static PaceGrant grant(int perMinute, @Nullable Instant usedUntil, Instant now) {
        int items = Math.max(1, perMinute / SECONDS_A_MINUTE);
        Duration wait = usedUntil == null ? Duration.ZERO : Duration.between(now, usedUntil);
        // Nobody has taken more than this at once: a limit that was raised, or a clock that was put back, holds nobody
        // up.
        boolean isOutdated = wait.compareTo(time(items, perMinute)) > 0;
        boolean isFree = wait.isNegative() || wait.isZero() || isOutdated;
        return isFree ? new PaceGrant(items, Duration.ZERO) : new PaceGrant(0, wait);
    }

    private static Duration time(int items, int perMinute) {
        return Duration.ofNanos(items * (NANOS_A_MINUTE / perMinute));
    }
}
