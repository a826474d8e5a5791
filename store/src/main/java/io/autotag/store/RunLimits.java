package io.autotag.store;

import io.autotag.run.DailyRange;
import io.autotag.run.QuietHours;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how fast the runs of a project may work.
 *
 * @param quietHours null for none
 * @param itemsPerMinute of all runs of the project together, at least 1; null for as many as the workers can
 */
public record RunLimits(@Nullable QuietHours quietHours, @Nullable Integer itemsPerMinute) {

    static final String COLUMNS = "s.quiet_zone, s.quiet_ranges, s.quiet_for_all, s.items_per_minute";

    public static RunLimits none() {
        return new RunLimits(null, null);
    }

    /** From {@link #COLUMNS}, which are null where a project has no settings. */
    static RunLimits read(Row row) throws SQLException {
        String zone = row.textOrNull("quiet_zone");
        QuietHours quiet = zone == null
                ? null
                : new QuietHours(zone(zone), ranges(row.texts("quiet_ranges")), row.truth("quiet_for_all"));
        return new RunLimits(quiet, row.integerOrNull("items_per_minute"));
    }

    /** A zone that this Java does not know yet must not keep runs from being read. */
    private static ZoneId zone(String id) {
        return ZoneId.getAvailableZoneIds().contains(id) ? ZoneId.of(id) : ZoneOffset.UTC;
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
