package io.autotag.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast a model was when it was called like this.
 *
 * @param perSecond pictures inferred in a second by all callers together, over 0
 */
public record Measured(Calling calling, double perSecond) {
    /** Less is within what measurements differ by from one day to the next. */
    private static final double WORTH_A_CHANGE = 1.05;

    public Measured {
        if (!Double.isFinite(perSecond) || perSecond <= 0) {
            throw new IllegalArgumentException("A speed is over 0, not " + perSecond);
        }
    }

    /**
     * The fastest, unless it is hardly faster than the usual. Of what was measured more than once the best counts, since
     * other work on the machine only ever makes it slower.
     *
     * @param all one of them at least is of the usual way
     */
    static Measured choose(Calling usual, List<Measured> all) {
        Measured before = fastest(
                all.stream().filter(each -> each.calling().equals(usual)).toList());
        Measured best = fastest(all);
        return best.perSecond() >= before.perSecond() * WORTH_A_CHANGE ? best : before;
    }

    /** The best of each way, in the order in which ways were measured first. */
    static List<Measured> best(List<Measured> all) {
        Map<Calling, Measured> byWay = new LinkedHashMap<>();
        all.forEach(each ->
                byWay.merge(each.calling(), each, (one, other) -> other.perSecond() > one.perSecond() ? other : one));
        return List.copyOf(byWay.values());
    }

    private static Measured fastest(List<Measured> some) {
        return some.stream()
                .reduce((one, other) -> other.perSecond() > one.perSecond() ? other : one)
                .orElseThrow(() -> new IllegalArgumentException("The usual way was not measured"));
    }

    /** For people: {@code 2 callers × 1 thread (measured 31 images/s)}. */
    public String shown() {
        String speed =
                perSecond < 10 ? String.format(Locale.ROOT, "%.1f", perSecond) : String.valueOf(Math.round(perSecond));
        return calling.shown() + " (measured " + speed + " images/s)";
    }
}
