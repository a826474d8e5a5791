package io.autotag.ops.bench.query;

import io.autotag.ops.cli.Console;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The times of groups of requests, in each round; what is told of several rounds is their median. */
record GroupTimes(Map<String, List<Latencies>> rounds) {

    /** Milliseconds in which that share of the group's requests was answered. */
    double of(String group, double share) {
        return median(rounds.getOrDefault(group, List.of()), share);
    }

    private static double median(List<Latencies> rounds, double share) {
        return new Latencies(
                        rounds.stream().map(round -> round.percentile(share)).toList())
                .p50();
    }

    void show(Console console, String heading) {
        console.heading(heading);
        rounds.forEach((name, times) -> console.line(String.format(
                Locale.ROOT,
                "  %-15sp50 %8.2f  p95 %8.2f  p99 %8.2f",
                name,
                median(times, 0.5),
                median(times, 0.95),
                median(times, 0.99))));
    }
}
