package io.autotag.ops.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long a few pictures took, alone and beside a large run, in turns. Pure; at least one turn before anything is asked. */
final class FairnessTimes {

    private final List<Double> alone = new ArrayList<>();
    private final List<Double> beside = new ArrayList<>();

    /** One turn of each; answers it in words. */
    String add(Duration aloneTook, Duration besideTook) {
        alone.add(seconds(aloneTook));
        beside.add(seconds(besideTook));
        return text("alone %.2f, beside the large run %.2f", seconds(aloneTook), seconds(besideTook));
    }

    /** The medians and the worst turn, in words. */
    String medians() {
        return text(
                "medians: alone %.2f, beside %.2f, %.2f times as long; at worst %.2f",
                Rounds.median(alone), Rounds.median(beside), ratio(), Collections.max(beside));
    }

    /** The one that has a goal comes last. */
    List<String> figures() {
        double usual = Rounds.median(alone);
        return List.of(
                text("figure fairness_20_items_ratio %.2f ratio", ratio()),
                text("figure fairness_20_items_worst_extra_s %.2f s", Collections.max(beside) - usual),
                text("figure fairness_20_items_extra_s %.2f s", Rounds.median(beside) - usual));
    }

    private double ratio() {
        return Rounds.median(beside) / Rounds.median(alone);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
