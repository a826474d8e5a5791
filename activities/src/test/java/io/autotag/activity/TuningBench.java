package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.blob.DirectoryBlobStore;
import io.autotag.model.Calling;
import io.autotag.model.Device;
import io.autotag.model.Measured;
import io.autotag.store.ModelTuning;
import io.autotag.store.ModelVersion;
import io.autotag.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Workers of one machine with two cores, whose models are measured as a test says, and what they did. */
final class TuningBench implements AutoCloseable {

    static final long RUN = 7;
    static final Measured BETTER = new Measured(new Calling(1, 2), 40);

    private final TestDatabase database = TestDatabase.create();
    private final AtomicInteger measured = new AtomicInteger();
    private final List<Optional<Calling>> opened = Collections.synchronizedList(new ArrayList<>());
    private final List<ModelTuning> reported = Collections.synchronizedList(new ArrayList<>());
    private final Path folder;
    private final DirectoryBlobStore blobs;
    private final Duration patience;

    /** @param patience how long a worker waits for others before it looks whether it has to stop */
    TuningBench(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
        this.blobs = new DirectoryBlobStore(folder.resolve("blobs"));
    }

    /** Patient. */
    TuningBench(Path folder) {
        this(folder, Duration.ofMinutes(1));
    }

    /** How often it was measured. */
    AtomicInteger measured() {
        return measured;
    }

    /** How models were opened, in order; empty for as usual. */
    List<Optional<Calling>> opened() {
        return opened;
    }

    /** What was told for people to see. */
    List<ModelTuning> reported() {
        return reported;
    }

    /** A worker that shares the folder with all others but those with a memory of their own. */
    TunedModels process(Gauge gauge) {
        return process(memory(), gauge);
    }

    TunedModels process(TuningMemory memory, Gauge gauge) {
        ModelFiles files = new ModelFiles(folder.resolve("models"), blobs, 1 << 20);
        ModelOpener opener = (file, of) -> {
            opened.add(memory.calling(of));
            return new ColourTagger();
        };
        MeasuringTurns turns = new MachineTurns(database.database(), folder.toString(), patience);
        return new TunedModels(
                new ModelCache(files, opener, 1 << 20),
                files,
                memory,
                turns,
                Optional.of(gauge),
                (version, known) -> reported.add(known));
    }

    TuningMemory memory() {
        return memory("models");
    }

    TuningMemory memory(String name) {
        return new TuningMemory(folder.resolve(name), Device.CPU, 2);
    }

    ModelVersion version(String content) {
        return Versions.of(World.put(blobs, World.bytes(content)).sha256(), "card");
    }

    /** Counts, and finds this; null for nothing. */
    Gauge finds(@Nullable Measured found) {
        return (file, of, stop) -> {
            assertThat(file).exists();
            measured.incrementAndGet();
            return Optional.ofNullable(found);
        };
    }

    /** For a large run that goes on. */
    static ModelLease lease(TunedModels models, ModelVersion version) throws InterruptedException {
        return models.lease(version, RUN, () -> false);
    }

    /** The same on a thread of its own, given back at once. */
    static CompletableFuture<Void> leasing(TunedModels models, ModelVersion version) {
        return CompletableFuture.runAsync(() -> {
            try {
                lease(models, version).close();
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        });
    }

    /** Until somebody waits for a turn on this machine, without having leased. */
    void awaitWaiting(CompletableFuture<Void> leased) {
        String waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())";
        while (!new Rows(database.settings()).texts(waiting).equals(List.of("1"))) {
            assertThat(leased).isNotDone();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
