package io.autotag.api;

import io.autotag.search.BitmapIndex;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How large the bitmaps are and how far behind the tables. */
record BitmapMetrics(BitmapIndex index) implements MeterBinder {

    private static final double MILLISECONDS = 1_000;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("autotag_bitmaps_projects", index, BitmapIndex::size)
                .description("Projects with bitmaps in this process")
                .register(registry);
        Gauge.builder("autotag_bitmaps", index, BitmapIndex::sizeInBytes)
                .description("Memory of the bitmaps")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("autotag_bitmaps_lag", index, some -> some.lag().toMillis() / MILLISECONDS)
                .description("How long ago the bitmaps that are behind most were right")
                .baseUnit("seconds")
                .register(registry);
    }
}
