package io.autotag.ops.bench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long answers took, in milliseconds. */
public record Latencies(List<Double> millis) {
    public Latencies {
        millis = millis.stream().sorted().toList();
    }

    public static Latencies all(List<Latencies> parts) {
        List<Double> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.millis));
        return new Latencies(all);
    }

    /** The smallest time that a share of the answers did not exceed. */
    public double percentile(double share) {
        if (millis.isEmpty()) {
            throw new IllegalStateException("Nothing was measured.");
        }
        return millis.get(Math.max(0, (int) Math.ceil(share * millis.size()) - 1));
    }

    public double p50() {
        return percentile(0.5);
    }

    public double p95() {
        return percentile(0.95);
    }

    public String text() {
        return String.format(Locale.ROOT, "p50 %7.2f  p95 %7.2f  p99 %7.2f", p50(), p95(), percentile(0.99));
    }
}
