package io.autotag.api.view;

import io.autotag.compare.Interval;
import io.autotag.compare.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A share with its 95 % interval (Wilson): {@code right} of {@code of}. Below fifty there is no number, and {@code note} says
 * so.
 */
@Schema(name = "Estimate")
public record EstimateView(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        long right,
        long of,
        @Nullable String note) {

    /** @param what was counted, such as reviews */
    static EstimateView from(Share share, String what) {
        if (!share.isEnough()) {
            return new EstimateView(null, null, null, share.right(), share.of(), note(share.of(), what));
        }
        Interval interval = share.interval();
        return new EstimateView(share.value(), interval.low(), interval.high(), share.right(), share.of(), null);
    }

    static String note(long of, String what) {
        return "Not enough %s (%d of %d)".formatted(what, of, Share.ENOUGH);
    }
}
