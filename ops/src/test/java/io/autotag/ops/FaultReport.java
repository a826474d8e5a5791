package io.autotag.ops;

import io.autotag.ops.bench.query.Latencies;
import io.autotag.ops.cli.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How long each kind of fault kept a run from going on, counted from the end of the fault. */
final class FaultReport {
    private static final double MILLIS_A_SECOND = 1_000;

    private final Map<String, List<Double>> lost = new TreeMap<>();
    private int faults;
    private int outlasted;

    /** @param untilItWentOn empty where the run was over before it could be asked */
    void add(Fault fault, Optional<Duration> untilItWentOn) {
        faults++;
        if (untilItWentOn.isEmpty()) {
            outlasted++;
            return;
        }
        lost.computeIfAbsent(fault.kind(), kind -> new ArrayList<>())
                .add((double) untilItWentOn.get().toMillis());
    }

    int faults() {
        return faults;
    }

    void show(Console console) {
        console.heading("Seconds from the end of a fault until the run went on");
        lost.forEach((kind, millis) -> {
            Latencies times = new Latencies(millis);
            console.line(String.format(
                    Locale.ROOT,
                    "  %-16s %3d times, half of them within %5.1f, the longest %5.1f",
                    kind,
                    millis.size(),
                    times.p50() / MILLIS_A_SECOND,
                    times.percentile(1) / MILLIS_A_SECOND));
        });
        console.line("  " + outlasted + " faults lasted longer than what was left of their run");
    }
}
