package io.autotag.ops.cli;

import java.time.Duration;

/**
 * How long the rest of some work takes, as far as that is known. Pure.
 *
 * @param low the least, at least zero
 * @param high the most, at least {@code low}
 */
public record TimeLeft(Duration low, Duration high) {

    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;

    public TimeLeft {
        if (low.isNegative() || high.compareTo(low) < 0) {
            throw new IllegalArgumentException("no time left: from " + low + " to " + high);
        }
    }

    /** Where nothing is known of how far off it may be. */
    public static TimeLeft exactly(Duration time) {
        return new TimeLeft(time, time);
    }

    /** "95 s" where it is exact; else whole units of the larger one, rounded outwards: "10 to 25 s", "4 to 6 min". */
    String words() {
        if (low.equals(high)) {
            return Texts.duration(Duration.ofSeconds(Math.max(1, Math.round(low.toMillis() / 1000.0))));
        }
        long most = high.toSeconds();
        if (most < 90) {
            return between(1, "s");
        }
        return most < 90 * MINUTE ? between(MINUTE, "min") : between(HOUR, "h");
    }

    private String between(long unit, String name) {
        long from = Math.max(1, low.toMillis() / 1000 / unit);
        long to = (high.toMillis() + unit * 1000 - 1) / (unit * 1000);
        return from < to ? from + " to " + to + " " + name : "about " + from + " " + name;
    }
}
