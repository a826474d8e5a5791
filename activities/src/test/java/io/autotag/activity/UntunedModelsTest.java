package io.autotag.activity;

import static io.autotag.activity.TuningBench.BETTER;
import static io.autotag.activity.TuningBench.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.store.ModelVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of measurements that find nothing. */
final class UntunedModelsTest {

    @TempDir
    private Path folder;

    private TuningBench bench;
    private ModelVersion version;

    @BeforeEach
    void open() {
        bench = new TuningBench(folder);
        version = bench.version("a model");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whoHasToStopHasTheModelAsItIsAndItIsMeasuredLater() throws InterruptedException {
        AtomicInteger questions = new AtomicInteger();
        TunedModels models = bench.process((file, of, stop) -> {
            bench.measured().incrementAndGet();
            return stop.getAsBoolean() ? Optional.empty() : Optional.of(BETTER);
        });
        models.lease(version, RUN, () -> true).close();
        assertThat(bench.measured()).hasValue(0);
        models.lease(version, RUN, () -> questions.getAndIncrement() > 0).close();
        assertThat(bench.opened()).containsExactly(Optional.empty());
        TuningBench.lease(models, version).close();
        assertThat(bench.measured()).hasValue(2);
        assertThat(bench.opened()).containsExactly(Optional.empty(), Optional.of(BETTER.calling()));
    }

    @Test
    void whereNothingWasFoundTheNextLargeRunsLookAgainAFewTimes() throws InterruptedException {
        TunedModels models = bench.process(bench.finds(null));
        for (int run = 1; run <= 5; run++) {
            models.lease(version, run, () -> false).close();
            models.lease(version, run, () -> false).close();
            assertThat(bench.measured()).hasValue(Math.min(run, TuningMemory.MOST_TRIES));
        }
        TuningBench.lease(bench.process(bench.finds(null)), version).close();
        assertThat(bench.measured()).hasValue(TuningMemory.MOST_TRIES + 1);
    }

    @Test
    void whatWasDisturbedOnceIsMeasuredWithTheNextLargeRun() throws InterruptedException {
        TunedModels models = bench.process(
                (file, of, stop) -> bench.measured().incrementAndGet() == 1 ? Optional.empty() : Optional.of(BETTER));
        models.lease(version, 1, () -> false).close();
        models.lease(version, 2, () -> false).close();
        assertThat(bench.opened()).containsExactly(Optional.empty(), Optional.of(BETTER.calling()));
    }

    @Test
    void anInterruptionEndsTheMeasurementAndIsForgotten() throws InterruptedException {
        TunedModels models = bench.process((file, of, stop) -> {
            throw new InterruptedException("made up");
        });
        assertThatThrownBy(() -> TuningBench.lease(models, version)).isInstanceOf(InterruptedException.class);
        TuningBench.lease(bench.process(bench.finds(BETTER)), version).close();
        assertThat(bench.measured()).hasValue(1);
    }

    @Test
    void aFailureIsForgotten() {
        TunedModels models = bench.process((file, of, stop) -> {
            bench.measured().incrementAndGet();
            throw new IllegalStateException("the run is not this worker's any more");
        });
        assertThatThrownBy(() -> TuningBench.lease(models, version)).hasMessageContaining("not this worker's");
        assertThatThrownBy(() -> TuningBench.lease(models, version)).hasMessageContaining("not this worker's");
        assertThat(bench.measured()).hasValue(2);
    }

    @Test
    void anErrorIsNotProvokedAgain() throws InterruptedException {
        TunedModels models = bench.process((file, of, stop) -> {
            bench.measured().incrementAndGet();
            throw new OutOfMemoryError("made up");
        });
        assertThatThrownBy(() -> TuningBench.lease(models, version)).isInstanceOf(OutOfMemoryError.class);
        TuningBench.lease(models, version).close();
        TuningBench.lease(bench.process(bench.finds(BETTER)), version).close();
        assertThat(bench.measured()).hasValue(1);
    }

    @Test
    void whatTookTheProcessDownIsOpenedAsUsual() throws InterruptedException {
        bench.memory().begin(version);
        TuningBench.lease(bench.process(bench.finds(BETTER)), version).close();
        assertThat(bench.measured()).hasValue(0);
        assertThat(bench.opened()).containsExactly(Optional.empty());
    }
}
