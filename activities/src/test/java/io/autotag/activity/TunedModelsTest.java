package io.autotag.activity;

import static io.autotag.activity.TuningBench.BETTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.model.Calling;
import io.autotag.model.Measured;
import io.autotag.store.ModelTuning;
import io.autotag.store.ModelVersion;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When models are measured, and how they are opened then. */
final class TunedModelsTest {

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
    void aSmallRunDoesNotWaitForAMeasurement() throws InterruptedException {
        bench.process(bench.finds(BETTER)).lease(version).close();
        assertThat(bench.measured()).hasValue(0);
    }

    @Test
    void aLargeRunOpensTheModelAsItWasFoundToBeBest() throws InterruptedException {
        TunedModels models = bench.process(bench.finds(BETTER));
        models.lease(version).close();
        TuningBench.lease(models, version).close();
        TuningBench.lease(models, version).close();
        assertThat(bench.measured()).hasValue(1);
        assertThat(bench.opened()).containsExactly(Optional.empty(), Optional.of(BETTER.calling()));
    }

    @Test
    void theNextProcessOpensItLikeThatAtOnce() throws InterruptedException {
        TuningBench.lease(bench.process(bench.finds(BETTER)), version).close();
        bench.opened().clear();
        TuningBench.lease(bench.process(bench.finds(BETTER)), version).close();
        assertThat(bench.measured()).hasValue(1);
        assertThat(bench.opened()).containsExactly(Optional.of(BETTER.calling()));
    }

    @Test
    void whatIsBestAsUsualStaysOpen() throws InterruptedException {
        TunedModels models = bench.process(bench.finds(new Measured(Calling.usual(2), 30)));
        models.lease(version).close();
        TuningBench.lease(models, version).close();
        assertThat(bench.opened()).containsExactly(Optional.empty());
    }

    @Test
    void nobodyMeasuresAProvider() throws InterruptedException {
        ModelVersion provider = bench.version("{\"autotag_provider\": 1}");
        TunedModels models = bench.process(bench.finds(BETTER));
        TuningBench.lease(models, provider).close();
        TuningBench.lease(models, provider).close();
        assertThat(bench.measured()).hasValue(0);
        assertThat(bench.opened()).containsExactly(Optional.empty());
    }

    @Test
    void whatIsKnownIsReportedOnceByEachProcess() throws InterruptedException {
        for (int process = 0; process < 2; process++) {
            TunedModels models = bench.process(bench.finds(BETTER));
            models.lease(version).close();
            TuningBench.lease(models, version).close();
            TuningBench.lease(models, version).close();
        }
        ModelTuning known = bench.memory().known(version).orElseThrow();
        assertThat(bench.reported()).containsExactly(known, known);
        assertThat(known.imagesPerSecond()).isEqualTo(BETTER.perSecond());
    }

    @Test
    void whatIsNotKnownIsNotReported() throws InterruptedException {
        TuningBench.lease(bench.process(bench.finds(null)), version).close();
        assertThat(bench.reported()).isEmpty();
    }
}
