package io.autotag.activity;

import static io.autotag.activity.TuningBench.BETTER;
import static io.autotag.activity.TuningBench.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.ModelVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who measures, and who waits for it, where several are at work on a machine. */
final class TuningTurnsTest {

    @TempDir
    private Path folder;

    private final List<CompletableFuture<Void>> others = new ArrayList<>();
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
    void measuresOneModelOnceForAllWhoAsk() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TunedModels models = bench.process((file, of, stop) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            bench.measured().incrementAndGet();
            LockSupport.parkNanos(1_000_000); // long enough for another to come in between
            atOnce.decrementAndGet();
            return Optional.of(BETTER);
        });
        ModelVersion other = bench.version("another model");
        List<Callable<ModelLease>> asking = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ModelVersion asked = i % 2 == 0 ? version : other;
            asking.add(() -> TuningBench.lease(models, asked));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (Future<ModelLease> lease : threads.invokeAll(asking)) {
            lease.get().close();
        }
        threads.shutdown();
        assertThat(bench.measured()).hasValue(2);
        assertThat(most).hasValue(1);
    }

    @Test
    void workersOfAMachineMeasureOneAfterTheOtherThoughTheyShareNoFolder() throws Exception {
        TunedModels other = bench.process(bench.memory("volume"), bench.finds(BETTER));
        TunedModels models = bench.process((file, of, stop) -> {
            CompletableFuture<Void> leased = TuningBench.leasing(other, version);
            bench.awaitWaiting(leased);
            assertThat(bench.measured()).hasValue(0);
            others.add(leased);
            return Optional.of(BETTER);
        });
        TuningBench.lease(models, version).close();
        // It has waited for the other one, which had come before it went on.
        assertThat(bench.measured()).hasValue(1);
        others.forEach(CompletableFuture::join);
        assertThat(bench.opened()).containsExactly(Optional.of(BETTER.calling()), Optional.of(BETTER.calling()));
    }

    @Test
    void largeWorkWithAKnownModelDoesNotBeginWhileAnotherIsMeasured() throws Exception {
        ModelVersion known = bench.version("a known model");
        bench.memory().keep(known, BETTER);
        CompletableFuture<TunedModels> same = new CompletableFuture<>();
        TunedModels models = bench.process((file, of, stop) -> {
            CompletableFuture<Void> leased = TuningBench.leasing(same.join(), known);
            bench.awaitWaiting(leased);
            same.join().lease(known).close();
            others.add(leased);
            return Optional.of(BETTER);
        });
        same.complete(models);
        TuningBench.lease(models, version).close();
        others.forEach(CompletableFuture::join);
        assertThat(bench.opened()).hasSize(2);
    }

    @Test
    void whoHasToStopDoesNotWaitForAMeasurement() throws Exception {
        bench.close();
        bench = new TuningBench(folder, Duration.ofMillis(20));
        ModelVersion known = bench.version("a known model");
        bench.memory().keep(known, BETTER);
        CompletableFuture<TunedModels> same = new CompletableFuture<>();
        TunedModels models = bench.process((file, of, stop) -> {
            same.join().lease(known, RUN, () -> true).close();
            same.join().lease(version, RUN, () -> true).close();
            return Optional.of(BETTER);
        });
        same.complete(models);
        TuningBench.lease(models, version).close();
        assertThat(bench.opened()).hasSize(3);
    }

    @Test
    void whatAnotherWorkerIsMeasuringIsWaitedFor() throws Exception {
        TunedModels other = bench.process(bench.finds(BETTER));
        TunedModels models = bench.process((file, of, stop) -> {
            CompletableFuture<Void> leased = TuningBench.leasing(other, version);
            bench.awaitWaiting(leased);
            others.add(leased);
            return Optional.of(BETTER);
        });
        TuningBench.lease(models, version).close();
        others.forEach(CompletableFuture::join);
        assertThat(bench.measured()).hasValue(0);
        assertThat(bench.opened()).containsExactly(Optional.of(BETTER.calling()), Optional.of(BETTER.calling()));
    }
}
