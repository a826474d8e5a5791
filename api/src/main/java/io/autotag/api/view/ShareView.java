package io.autotag.api.view;

import io.autotag.compare.Interval;
import io.autotag.compare.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many of some were right, with the Wilson interval of 95 %; value is null where there were none. */
@Schema(name = "Share")
public record ShareView(long right, long of, @Nullable Double value, double low, double high) {

    public static ShareView from(Share share) {
        Interval interval = share.interval();
        return new ShareView(
                share.right(), share.of(), share.of() == 0 ? null : share.value(), interval.low(), interval.high());
    }
}
