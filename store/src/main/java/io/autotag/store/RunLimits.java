package io.autotag.store;

import io.autotag.run.DailyRange;
import io.autotag.run.QuietHours;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When and how fast the runs of a project may work, and how much they weigh beside others.
 *
 * @param quietHours null for none
 * @param itemsPerMinute of all runs of the project together, at least 1; null for as many as the workers can
 * @param priority what a run gets that is begun without another, see {@link RunPriority}
 */
public record RunLimits(@Nullable QuietHours quietHours, @Nullable Integer itemsPerMinute, int priority) {

    static final String COLUMNS =
            "s.quiet_zone, s.quiet_ranges, s.quiet_for_all, s.items_per_minute, s.priority AS project_priority";

    /** With the usual priority. */
    public RunLimits(@Nullable QuietHours quietHours, @Nullable Integer itemsPerMinute) {
        this(quietHours, itemsPerMinute, RunPriority.NORMAL);
    }

    public static RunLimits none() {
        return new RunLimits(null, null);
    }

    /** From {@link #COLUMNS}, which are null where a project has no settings. */
    static RunLimits read(Row row) throws SQLException {
        String zone = row.textOrNull("quiet_zone");
        QuietHours quiet = zone == null
                ? null
                : new QuietHours(QuietZones.of(zone), ranges(row.texts("quiet_ranges")), row.truth("quiet_for_all"));
        Integer priority = row.integerOrNull("project_priority");
        return new RunLimits(
                quiet, row.integerOrNull("items_per_minute"), priority == null ? RunPriority.NORMAL : priority);
    }

    /**
     * Until when quiet hours hold up a run that is wanted; empty when they do not.
     *
     * @param hasBegun whether it has worked already
     */
    Optional<Instant> holdUntil(RunKind kind, boolean hasBegun, Instant now) {
        boolean isFedAndNew = kind == RunKind.LIVE && !hasBegun;
        return quietHours != null && (quietHours.forAll() || isFedAndNew) ? quietHours.until(now) : Optional.empty();
    }

    private static List<DailyRange> ranges(List<String> texts) {
        return texts.stream().map(DailyRange::of).toList();
    }

    @Nullable
    String quietZone() {
        return quietHours == null ? null : quietHours.zone().getId();
    }

    List<String> quietRanges() {
        return quietHours == null
                ? List.of()
                : quietHours.ranges().stream().map(DailyRange::text).toList();
    }

    boolean quietForAll() {
        return quietHours != null && quietHours.forAll();
    }
}
