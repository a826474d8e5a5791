package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.blob.DirectoryBlobStore;
import io.autotag.model.Calling;
import io.autotag.model.Device;
import io.autotag.model.Measured;
import io.autotag.store.ModelVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When models are measured, and what becomes of it. */
final class TunedModelsTest {

    private static final Measured BETTER = new Measured(new Calling(1, 2), 40);

    @TempDir
    private Path folder;

    private final AtomicInteger measured = new AtomicInteger();
    private final List<Optional<Calling>> opened = new CopyOnWriteArrayList<>();
    private DirectoryBlobStore blobs;
    private ModelVersion version;

    @BeforeEach
    void open() {
        blobs = new DirectoryBlobStore(folder.resolve("blobs"));
        version = version("a model");
    }

    @Test
    void aSmallRunDoesNotWaitForAMeasurement() throws InterruptedException {
        process(finds(BETTER)).lease(version, false, TunedModelsTest::never).close();
        assertThat(measured).hasValue(0);
    }

    @Test
    void aLargeRunOpensTheModelAsItWasFoundToBeBest() throws InterruptedException {
        TunedModels models = process(finds(BETTER));
        models.lease(version, false, TunedModelsTest::never).close();
        models.lease(version, true, TunedModelsTest::never).close();
        models.lease(version, true, TunedModelsTest::never).close();
        assertThat(measured).hasValue(1);
        assertThat(opened).containsExactly(Optional.empty(), Optional.of(BETTER.calling()));
    }

    @Test
    void theNextProcessOpensItLikeThatAtOnce() throws InterruptedException {
        process(finds(BETTER)).lease(version, true, TunedModelsTest::never).close();
        opened.clear();
        process(finds(BETTER)).lease(version, true, TunedModelsTest::never).close();
        assertThat(measured).hasValue(1);
        assertThat(opened).containsExactly(Optional.of(BETTER.calling()));
    }

    @Test
    void whatIsBestAsUsualStaysOpen() throws InterruptedException {
        TunedModels models = process(finds(new Measured(Calling.usual(2), 30)));
        models.lease(version, false, TunedModelsTest::never).close();
        models.lease(version, true, TunedModelsTest::never).close();
        assertThat(opened).containsExactly(Optional.empty());
    }

    @Test
    void measuresOneModelOnceForAllWhoAsk() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TunedModels models = process((file, of, stop) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            measured.incrementAndGet();
            atOnce.decrementAndGet();
            return Optional.of(BETTER);
        });
        ModelVersion other = version("another model");
        List<Callable<ModelLease>> asking = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ModelVersion asked = i % 2 == 0 ? version : other;
            asking.add(() -> models.lease(asked, true, TunedModelsTest::never));
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
        models.lease(version, true, () -> true).close();
        assertThat(measured).hasValue(0);
        models.lease(version, true, () -> questions.getAndIncrement() > 0).close();
        assertThat(opened).containsExactly(Optional.empty());
        models.lease(version, true, TunedModelsTest::never).close();
        assertThat(measured).hasValue(2);
        assertThat(opened).containsExactly(Optional.empty(), Optional.of(BETTER.calling()));
    }

    @Test
    void whereNothingWasFoundOnlyTheNextProcessLooksAgain() throws InterruptedException {
        TunedModels models = process(finds(null));
        models.lease(version, true, TunedModelsTest::never).close();
        models.lease(version, true, TunedModelsTest::never).close();
        assertThat(measured).hasValue(1);
        process(finds(null)).lease(version, true, TunedModelsTest::never).close();
        assertThat(measured).hasValue(2);
    }

    @Test
    void aFailureIsForgotten() {
        TunedModels models = process((file, of, stop) -> {
            measured.incrementAndGet();
            throw new IllegalStateException("the run is not this worker's any more");
        });
        assertThatThrownBy(() -> models.lease(version, true, TunedModelsTest::never))
                .hasMessageContaining("not this worker's");
        assertThatThrownBy(() -> models.lease(version, true, TunedModelsTest::never))
                .hasMessageContaining("not this worker's");
        assertThat(measured).hasValue(2);
    }

    @Test
    void anErrorIsNotProvokedAgain() throws InterruptedException {
        TunedModels models = process((file, of, stop) -> {
            measured.incrementAndGet();
            throw new OutOfMemoryError("made up");
        });
        assertThatThrownBy(() -> models.lease(version, true, TunedModelsTest::never))
                .isInstanceOf(OutOfMemoryError.class);
        models.lease(version, true, TunedModelsTest::never).close();
        process(finds(BETTER)).lease(version, true, TunedModelsTest::never).close();
        assertThat(measured).hasValue(1);
    }

    @Test
    void whatTookTheProcessDownIsOpenedAsUsual() throws InterruptedException {
        memory().begin(version);
        process(finds(BETTER)).lease(version, true, TunedModelsTest::never).close();
        assertThat(measured).hasValue(0);
        assertThat(opened).containsExactly(Optional.empty());
    }

    @Test
    void nobodyMeasuresAProvider() throws InterruptedException {
        ModelVersion provider = version("{\"autotag_provider\": 1}");
        TunedModels models = process(finds(BETTER));
        models.lease(provider, true, TunedModelsTest::never).close();
        models.lease(provider, true, TunedModelsTest::never).close();
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

    private TunedModels process(Gauge gauge) {
        TuningMemory memory = memory();
        ModelFiles files = new ModelFiles(folder.resolve("models"), blobs, 1 << 20);
        ModelOpener opener = (file, of) -> {
            opened.add(memory.calling(of));
            return new ColourTagger();
        };
        return new TunedModels(new ModelCache(files, opener, 1 << 20), files, memory, Optional.of(gauge));
    }

    private static boolean never() {
        return false;
    }

    private TuningMemory memory() {
        return new TuningMemory(folder.resolve("models"), Device.CPU, 2);
    }

    private ModelVersion version(String content) {
        return Versions.of(World.put(blobs, World.bytes(content)).sha256(), "card");
    }
}
