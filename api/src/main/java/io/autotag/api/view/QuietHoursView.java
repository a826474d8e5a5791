package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import io.autotag.run.DailyRange;
import io.autotag.run.QuietHours;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the runs of a project are to be quiet: stretches of the day by the clocks of the {@code zone}, such as
 * Europe/Berlin. Runs of uploads do not begin then; {@code hold_running} makes every run hold.
 */
@Schema(name = "QuietHours")
public record QuietHoursView(
        @NotNull @Size(max = 100) String zone,
        @NotEmpty @Size(max = 10) List<@NotNull @Valid DailyRangeView> ranges,
        @Nullable Boolean holdRunning) {

    static QuietHoursView from(QuietHours hours) {
        return new QuietHoursView(
                hours.zone().getId(),
                hours.ranges().stream().map(DailyRangeView::from).toList(),
                hours.forAll());
    }

    /** What is meant; what cannot be is the caller's mistake. */
    QuietHours toHours() {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw refusal("There is no time zone with this name: write one such as Europe/Berlin or UTC.");
        }
        List<DailyRange> stretches =
                ranges.stream().map(DailyRangeView::toRange).toList();
        if (QuietHours.coverTheDay(stretches)) {
            throw refusal("That is the whole day, and nothing would ever run: leave a part of it.");
        }
        return new QuietHours(ZoneId.of(zone), stretches, Boolean.TRUE.equals(holdRunning));
    }

    static ApiException refusal(String sentence) {
        return ApiException.badField("quiet_hours", sentence);
    }
}
