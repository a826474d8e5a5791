package io.autotag.activity;

import io.autotag.egress.EgressRules;
import io.autotag.image.TestPictures;
import io.autotag.source.SourceSettings;
import io.autotag.source.TestSources;
import io.autotag.store.ItemsAdded;
import io.autotag.store.Outbox;
import io.autotag.store.Source;
import io.autotag.store.SourceRepository;
import io.autotag.store.SourceScan;
import io.autotag.store.SourceScans;
import io.autotag.workflow.ScanRequest;
import io.autotag.workflow.ScanWorkflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A worker, a folder, and a source over it. */
final class ScanBench implements AutoCloseable {

    static final byte[] FIRST = TestPictures.jpeg(60, 40);
    static final byte[] SECOND = TestPictures.jpeg(50, 40);

    private final SourceRepository sources = new SourceRepository();
    private final SourceScans scans = new SourceScans();
    private final Path root;
    private final Bench bench;
    private final World world;
    private Source source;

    ScanBench(Path root) {
        this.root = root;
        bench = Bench.with(
                new ColourTagger(),
                SourceSettings.of(root.toString(), "", EgressRules.of(false, ""), Optional.empty()));
        world = bench.plant();
        source = create();
    }

    private Source create() {
        return TestSources.folder(bench.database(), world.dataset(), "disk", root);
    }

    Bench worker() {
        return bench;
    }

    World world() {
        return world;
    }

    Source source() {
        return source;
    }

    void delete() {
        bench.database().doInTransaction(tx -> sources.delete(tx, source));
    }

    /** Another source of the same name over the same folder takes its place. */
    void replace() {
        source = create();
    }

    /** To its end. */
    SourceScan scan() {
        run(begin());
        return now().scan();
    }

    ScanRequest begin() {
        bench.database().doInTransaction(tx -> scans.begin(tx, source));
        return new ScanRequest(source.uid(), now().scan().number());
    }

    void run(ScanRequest request) {
        bench.client()
                .newWorkflowStub(ScanWorkflow.class, Bench.options("scan-" + UUID.randomUUID()))
                .scan(request);
    }

    /** The source as it is now. */
    Source now() {
        return bench.database()
                .read(tx -> sources.findForWorker(tx, source.uid()))
                .orElseThrow();
    }

    /** The ids of items that were told of since the last time. */
    List<Long> told() {
        return bench.database().inTransaction(tx -> {
            Outbox outbox = new Outbox();
            return outbox.take(tx, ItemsAdded.TOPIC, 10).stream()
                    .peek(entry -> outbox.done(tx, entry))
                    .flatMap(entry -> ItemsAdded.of(entry).itemIds().stream())
                    .toList();
        });
    }

    void write(String name, byte[] bytes) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        bench.close();
    }
}
