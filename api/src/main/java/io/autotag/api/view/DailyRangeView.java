package io.autotag.api.view;

import io.autotag.run.DailyRange;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;

/** A stretch of every day; one that ends before it begins goes over midnight. */
@Schema(name = "DailyRange")
public record DailyRangeView(
        @NotNull @Pattern(regexp = DailyRangeView.TIME, message = DailyRangeView.RULE) String from,
        @NotNull @Pattern(regexp = DailyRangeView.TIME, message = DailyRangeView.RULE) String to) {

    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    static final String RULE = "must be a time from 00:00 to 23:59, such as 07:30";

    static DailyRangeView from(DailyRange range) {
        return new DailyRangeView(range.from().toString(), range.to().toString());
    }

    DailyRange toRange() {
        if (from.equals(to)) {
            throw QuietHoursView.refusal("A stretch from " + from + " to " + to + " has no length: change one end.");
        }
        return new DailyRange(LocalTime.parse(from), LocalTime.parse(to));
    }
}
