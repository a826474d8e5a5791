package io.autotag.ops;

import io.autotag.ops.bench.Heap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a process of a site takes of the memory, looked at again and again. In mebibytes; Linux only. */
final class Footprints {
    private static final double NANOS_A_MINUTE = 60e9;
    private static final long MEBIBYTE = 1 << 20;

    private final Site site;
    private final String unit;
    private final List<Footprint> seen = new ArrayList<>();

    Footprints(Site site, String unit) {
        this.site = site;
        this.unit = unit;
    }

    /**
     * One look.
     *
     * @param minute since any fixed moment
     * @param live objects in the Java heap after a full collection
     * @param resident all that the process holds
     */
    record Footprint(double minute, double live, double resident) {}

    Footprint look() {
        ProcessHandle process = site.process(unit);
        long live = Heap.liveMebibytes(process).orElseThrow();
        long resident = MemoryUse.of(Stream.of(process)).orElseThrow() / MEBIBYTE;
        Footprint now = new Footprint(System.nanoTime() / NANOS_A_MINUTE, live, resident);
        seen.add(now);
        return now;
    }

    String unit() {
        return unit;
    }

    /** How much more lives in the heap with every minute, by the straight line that fits the last two thirds best. */
    double liveAMinute() {
        return slope(late().stream().map(Footprint::live).toList());
    }

    /** The same of all memory. */
    double residentAMinute() {
        return slope(late().stream().map(Footprint::resident).toList());
    }

    Footprint last() {
        return seen.get(seen.size() - 1);
    }

    /** The first third is Java's compiler, caches and pools that fill. */
    private List<Footprint> late() {
        return seen.subList(seen.size() / 3, seen.size());
    }

    private double slope(List<Double> values) {
        List<Double> minutes = late().stream().map(Footprint::minute).toList();
        double middle = mean(minutes);
        double height = mean(values);
        double across = 0;
        double square = 0;
        for (int i = 0; i < values.size(); i++) {
            double from = minutes.get(i) - middle;
            across += from * (values.get(i) - height);
            square += from * from;
        }
        return across / square;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
