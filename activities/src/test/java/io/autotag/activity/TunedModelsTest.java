package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.blob.DirectoryBlobStore;
import io.autotag.model.Calling;
import io.autotag.model.Device;
import io.autotag.model.Measured;
import io.autotag.store.ModelVersion;
import io.autotag.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When models are measured, and what becomes of it. */
final class TunedModelsTest {

    private static final long RUN = 7;
    private static final Measured BETTER = new Measured(new Calling(1, 2), 40);

    private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir
    private Path folder;

    private final AtomicInteger measured = new AtomicInteger();
    private final List<Optional<Calling>> opened = Collections.synchronizedList(new ArrayList<>());
    private final List<CompletableFuture<Void>> others = new ArrayList<>();
    private Duration patience = Duration.ofMinutes(1);
    private DirectoryBlobStore blobs;
    private ModelVersion version;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void open() {
        blobs = new DirectoryBlobStore(folder.resolve("blobs"));
        version = version("a model");
    }

    @Test
    void aSmallRunDoesNotWaitForAMeasurement() throws InterruptedException {
        process(finds(BETTER)).lease(version).close();
        assertThat(measured).hasValue(0);
    }

    @Test
    void aLargeRunOpensTheModelAsItWasFoundToBeBest() throws InterruptedException {
        TunedModels models = process(finds(BETTER));
        models.lease(version).close();
        models.lease(version, RUN, TunedModelsTest::never).close();
        models.lease(version, RUN, TunedModelsTest::never).close();
        assertThat(measured).hasValue(1);
        assertThat(opened).containsExactly(Optional.empty(), Optional.of(BETTER.calling()));
    }

    @Test
    void theNextProcessOpensItLikeThatAtOnce() throws InterruptedException {
        process(finds(BETTER)).lease(version, RUN, TunedModelsTest::never).close();
        opened.clear();
        process(finds(BETTER)).lease(version, RUN, TunedModelsTest::never).close();
        assertThat(measured).hasValue(1);
        assertThat(opened).containsExactly(Optional.of(BETTER.calling()));
    }

    @Test
    void whatIsBestAsUsualStaysOpen() throws InterruptedException {
        TunedModels models = process(finds(new Measured(Calling.usual(2), 30)));
        models.lease(version).close();
        models.lease(version, RUN, TunedModelsTest::never).close();
        assertThat(opened).containsExactly(Optional.empty());
    }

    @Test
    void measuresOneModelOnceForAllWhoAsk() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TunedModels models = process((file, of, stop) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            measured.incrementAndGet();
            LockSupport.parkNanos(1_000_000); // long enough for another to come in between
            atOnce.decrementAndGet();
            return Optional.of(BETTER);
        });
        ModelVersion other = version("another model");
        List<Callable<ModelLease>> asking = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ModelVersion asked = i % 2 == 0 ? version : other;
            asking.add(() -> models.lease(asked, RUN, TunedModelsTest::never));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (Future<ModelLease> lease : threads.invokeAll(asking)) {
            lease.get().close();
        }
        threads.shutdown();
        assertThat(measured).hasValue(2);
        assertThat(most).hasValue(1);
    }

    @Test
    void whoHasToStopHasTheModelAsItIsAndItIsMeasuredLater() throws InterruptedException {
        AtomicInteger questions = new AtomicInteger();
        TunedModels models = process((file, of, stop) -> {
            measured.incrementAndGet();
            return stop.getAsBoolean() ? Optional.empty() : Optional.of(BETTER);
        });
        models.lease(version, RUN, () -> true).close();
        assertThat(measured).hasValue(0);
        models.lease(version, RUN, () -> questions.getAndIncrement() > 0).close();
        assertThat(opened).containsExactly(Optional.empty());
        models.lease(version, RUN, TunedModelsTest::never).close();
        assertThat(measured).hasValue(2);
        assertThat(opened).containsExactly(Optional.empty(), Optional.of(BETTER.calling()));
    }

    @Test
    void whereNothingWasFoundTheNextLargeRunsLookAgainAFewTimes() throws InterruptedException {
        TunedModels models = process(finds(null));
        for (int run = 1; run <= 5; run++) {
            models.lease(version, run, TunedModelsTest::never).close();
            models.lease(version, run, TunedModelsTest::never).close();
            assertThat(measured).hasValue(Math.min(run, TuningMemory.MOST_TRIES));
        }
        process(finds(null)).lease(version, RUN, TunedModelsTest::never).close();
        assertThat(measured).hasValue(TuningMemory.MOST_TRIES + 1);
    }

    @Test
    void whatWasDisturbedOnceIsMeasuredWithTheNextLargeRun() throws InterruptedException {
        TunedModels models =
                process((file, of, stop) -> measured.incrementAndGet() == 1 ? Optional.empty() : Optional.of(BETTER));
        models.lease(version, 1, TunedModelsTest::never).close();
        models.lease(version, 2, TunedModelsTest::never).close();
        assertThat(opened).containsExactly(Optional.empty(), Optional.of(BETTER.calling()));
    }

    @Test
    void workersOfAMachineMeasureOneAfterTheOtherThoughTheyShareNoFolder() throws Exception {
        TunedModels other = process(memory("volume"), finds(BETTER));
        TunedModels models = process((file, of, stop) -> {
            CompletableFuture<Void> leased = leasing(other, version);
            awaitWaiting(1, leased);
            assertThat(measured).hasValue(0);
            others.add(leased);
            return Optional.of(BETTER);
        });
        models.lease(version, RUN, TunedModelsTest::never).close();
        // It has waited for the other one, which had come before it went on.
        assertThat(measured).hasValue(1);
        join(others);
        assertThat(opened).containsExactly(Optional.of(BETTER.calling()), Optional.of(BETTER.calling()));
    }

    @Test
    void largeWorkWithAKnownModelDoesNotBeginWhileAnotherIsMeasured() throws Exception {
        ModelVersion known = version("a known model");
        memory().keep(known, BETTER);
        CompletableFuture<TunedModels> same = new CompletableFuture<>();
        TunedModels models = process((file, of, stop) -> {
            CompletableFuture<Void> leased = leasing(same.join(), known);
            awaitWaiting(1, leased);
            same.join().lease(known).close();
            others.add(leased);
            return Optional.of(BETTER);
        });
        same.complete(models);
        models.lease(version, RUN, TunedModelsTest::never).close();
        join(others);
        assertThat(opened).hasSize(2);
    }

    @Test
    void whoHasToStopDoesNotWaitForAMeasurement() throws Exception {
        patience = Duration.ofMillis(20);
        ModelVersion known = version("a known model");
        memory().keep(known, BETTER);
        CompletableFuture<TunedModels> same = new CompletableFuture<>();
        TunedModels models = process((file, of, stop) -> {
            same.join().lease(known, RUN, () -> true).close();
            same.join().lease(version, RUN, () -> true).close();
            return Optional.of(BETTER);
        });
        same.complete(models);
        models.lease(version, RUN, TunedModelsTest::never).close();
        assertThat(opened).hasSize(3);
    }

    @Test
    void whatAnotherWorkerIsMeasuringIsWaitedFor() throws Exception {
        TunedModels other = process(finds(BETTER));
        TunedModels models = process((file, of, stop) -> {
            CompletableFuture<Void> leased = leasing(other, version);
            awaitWaiting(1, leased);
            others.add(leased);
            return Optional.of(BETTER);
        });
        models.lease(version, RUN, TunedModelsTest::never).close();
        join(others);
        assertThat(measured).hasValue(0);
        assertThat(opened).containsExactly(Optional.of(BETTER.calling()), Optional.of(BETTER.calling()));
    }

    @Test
    void anInterruptionEndsTheMeasurementAndIsForgotten() throws InterruptedException {
        TunedModels models = process((file, of, stop) -> {
            throw new InterruptedException("made up");
        });
        assertThatThrownBy(() -> models.lease(version, RUN, TunedModelsTest::never))
                .isInstanceOf(InterruptedException.class);
        process(finds(BETTER)).lease(version, RUN, TunedModelsTest::never).close();
        assertThat(measured).hasValue(1);
    }

    @Test
    void aFailureIsForgotten() {
        TunedModels models = process((file, of, stop) -> {
            measured.incrementAndGet();
            throw new IllegalStateException("the run is not this worker's any more");
        });
        assertThatThrownBy(() -> models.lease(version, RUN, TunedModelsTest::never))
                .hasMessageContaining("not this worker's");
        assertThatThrownBy(() -> models.lease(version, RUN, TunedModelsTest::never))
                .hasMessageContaining("not this worker's");
        assertThat(measured).hasValue(2);
    }

    @Test
    void anErrorIsNotProvokedAgain() throws InterruptedException {
        TunedModels models = process((file, of, stop) -> {
            measured.incrementAndGet();
            throw new OutOfMemoryError("made up");
        });
        assertThatThrownBy(() -> models.lease(version, RUN, TunedModelsTest::never))
                .isInstanceOf(OutOfMemoryError.class);
        models.lease(version, RUN, TunedModelsTest::never).close();
        process(finds(BETTER)).lease(version, RUN, TunedModelsTest::never).close();
        assertThat(measured).hasValue(1);
    }

    @Test
    void whatTookTheProcessDownIsOpenedAsUsual() throws InterruptedException {
        memory().begin(version);
        process(finds(BETTER)).lease(version, RUN, TunedModelsTest::never).close();
        assertThat(measured).hasValue(0);
        assertThat(opened).containsExactly(Optional.empty());
    }

    @Test
    void nobodyMeasuresAProvider() throws InterruptedException {
        ModelVersion provider = version("{\"autotag_provider\": 1}");
        TunedModels models = process(finds(BETTER));
        models.lease(provider, RUN, TunedModelsTest::never).close();
        models.lease(provider, RUN, TunedModelsTest::never).close();
        assertThat(measured).hasValue(0);
        assertThat(opened).containsExactly(Optional.empty());
    }

    private Gauge finds(@Nullable Measured found) {
        return (file, of, stop) -> {
            assertThat(file).exists();
            measured.incrementAndGet();
            return Optional.ofNullable(found);
        };
    }

    /** On a thread of its own, for a large run. */
    private static CompletableFuture<Void> leasing(TunedModels models, ModelVersion version) {
        return CompletableFuture.runAsync(() -> {
            try {
                models.lease(version, RUN, TunedModelsTest::never).close();
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        });
    }

    private static void awaitWaiting(int many, CompletableFuture<Void> leased) {
        String waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())";
        while (!new Rows(DATABASE.settings()).texts(waiting).equals(List.of(String.valueOf(many)))) {
            assertThat(leased).isNotDone();
        }
    }

    private static void join(List<CompletableFuture<Void>> all) {
        all.forEach(CompletableFuture::join);
    }

    private TunedModels process(Gauge gauge) {
        return process(memory(), gauge);
    }

    private TunedModels process(TuningMemory memory, Gauge gauge) {
        ModelFiles files = new ModelFiles(folder.resolve("models"), blobs, 1 << 20);
        ModelOpener opener = (file, of) -> {
            opened.add(memory.calling(of));
            return new ColourTagger();
        };
        MeasuringTurns turns = new MachineTurns(DATABASE.database(), folder.toString(), patience);
        return new TunedModels(new ModelCache(files, opener, 1 << 20), files, memory, turns, Optional.of(gauge));
    }

    private TuningMemory memory() {
        return memory("models");
    }

    private TuningMemory memory(String name) {
        return new TuningMemory(folder.resolve(name), Device.CPU, 2);
    }

    private ModelVersion version(String content) {
        return Versions.of(World.put(blobs, World.bytes(content)).sha256(), "card");
    }

    private static boolean never() {
        return false;
    }
}
