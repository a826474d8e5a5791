package io.autotag.ops;

import io.autotag.activity.WorkMeter;
import io.autotag.store.FailureCode;
import io.autotag.store.ItemFailure;
import io.autotag.store.ScanState;
import io.autotag.store.SourceScan;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts what a worker does. Everything is there from the start, so that a first failure is a step and not a new line. */
final class MeteredWork implements WorkMeter {

    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Map<FailureCode, Counter> failures = new EnumMap<>(FailureCode.class);
    private final Map<ScanState, Counter> scans = new EnumMap<>(ScanState.class);
    private final Map<ObjectFate, Counter> objects = new EnumMap<>(ObjectFate.class);
    private final RecentRate images;
    private final Counter tagged;
    private final Counter predictions;

    /** What scans find of the objects of a source; each that is listed is seen, too. */
    private enum ObjectFate {
        SEEN,
        ADDED,
        CHANGED,
        VANISHED,
        FAILED
    }

    /** @param images learns of each item that is answered, tagged or not */
    MeteredWork(MeterRegistry registry, RecentRate images) {
        this.images = images;
        for (Stage stage : Stage.values()) {
            Timer timer = Timer.builder("autotag_stage")
                    .description("What items go through: their file is read, a model answers, batches are written")
                    .tag("stage", word(stage))
                    .register(registry);
            stages.put(stage, timer);
        }
        for (FailureCode code : FailureCode.values()) {
            Counter counter = Counter.builder("autotag_items_failed")
                    .description("Items that could not be tagged, by cause")
                    .tag("code", word(code))
                    .register(registry);
            failures.put(code, counter);
        }
        for (ScanState outcome : List.of(ScanState.DONE, ScanState.FAILED)) {
            Counter counter = Counter.builder("autotag_scans")
                    .description("Scans of sources that this worker has ended")
                    .tag("outcome", word(outcome))
                    .register(registry);
            scans.put(outcome, counter);
        }
        for (ObjectFate fate : ObjectFate.values()) {
            Counter counter = Counter.builder("autotag_scan_objects")
                    .description("What these scans found of the objects of their sources")
                    .tag("fate", word(fate))
                    .register(registry);
            objects.put(fate, counter);
        }
        tagged = Counter.builder("autotag_items_tagged")
                .description("Items that a model has answered and that are written")
                .register(registry);
        predictions = Counter.builder("autotag_predictions")
                .description("Predictions found on these items")
                .register(registry);
    }

    @Override
    public void took(Stage stage, Duration time) {
        Timer timer = stages.get(stage);
        if (timer != null) {
            timer.record(time);
        }
    }

    @Override
    public void written(int items, long found, List<ItemFailure> failed) {
        images.add(items + failed.size());
        tagged.increment(items);
        predictions.increment((double) found);
        for (ItemFailure failure : failed) {
            Counter counter = failures.get(failure.code());
            if (counter != null) {
                counter.increment();
            }
        }
    }

    @Override
    public void scanned(SourceScan scan) {
        Counter outcome = scans.get(scan.state());
        if (outcome != null) {
            outcome.increment();
        }
        count(ObjectFate.SEEN, scan.seen());
        count(ObjectFate.ADDED, scan.added());
        count(ObjectFate.CHANGED, scan.changed());
        count(ObjectFate.VANISHED, scan.vanished());
        count(ObjectFate.FAILED, scan.failed());
    }

    private void count(ObjectFate fate, long many) {
        Counter counter = objects.get(fate);
        if (counter != null) {
            counter.increment((double) many);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
