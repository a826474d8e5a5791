package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.blob.DirectoryBlobStore;
import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import io.autotag.export.ExportState;
import io.autotag.search.QueriedItems;
import io.autotag.store.Export;
import io.autotag.store.ExportOrder;
import io.autotag.store.ExportRepository;
import io.autotag.store.NewExport;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.TestDatabase;
import io.autotag.temporal.TemporalServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open exports get written, whatever became of the workflow that drove them; old files go. */
final class ExportUpkeepTest {

    private final ExportRepository exports = new ExportRepository(new QueriedItems());

    @TempDir
    private Path folder;

    private TestDatabase test;
    private Seed world;
    private TestTemporal temporal;
    private TemporalLink link;
    private ExportSteering steering;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        world = Seed.plant(test.database(), "world", 3);
        temporal = TestTemporal.away();
        link = TemporalLink.to(TemporalServer.open(temporal.address(), "default"), Optional.empty());
        steering = new ExportSteering(test.database(), new ExportStarter(link), exports);
    }

    @AfterEach
    void close() {
        link.close();
        temporal.close();
        test.close();
    }

    @Test
    void anExportThatWasAskedForWithoutTemporalIsWrittenWhenItIsThere() {
        Export export = placed();
        upkeep(Duration.ZERO).pass();
        assertThat(reread(export).state()).isEqualTo(ExportState.REQUESTED);
        temporal.comeUp();
        try (ExportWorker worker = worker()) {
            worker.hold(false);
            seeWithUpkeep(export);
        }
    }

    @Test
    void anExportWhoseWorkflowWasLostIsWritten() {
        temporal.comeUp();
        Export export;
        try (ExportWorker worker = worker()) {
            worker.hold(true);
            export = placed();
            Eventually.see(() -> reread(export).state(), ExportState.PROCESSING::equals);
        }
        temporal.comeUp();
        try (ExportWorker worker = worker()) {
            worker.hold(false);
            seeWithUpkeep(export);
        }
    }

    @Test
    void letsGoOfFilesThatAreOld() {
        temporal.comeUp();
        Export export;
        try (ExportWorker worker = worker()) {
            worker.hold(false);
            export = placed();
            Eventually.see(() -> reread(export).state(), ExportState.EXPORTED::equals);
        }
        upkeep(Duration.ofDays(6)).pass();
        assertThat(reread(export).file()).isNotNull();
        upkeep(Duration.ofDays(8)).pass();
        assertThat(reread(export).file()).isNull();
    }

    /** Looks after it again and again, as the process does: the connection comes back in its own time. */
    private void seeWithUpkeep(Export export) {
        Eventually.see(
                () -> {
                    upkeep(Duration.ZERO).pass();
                    return reread(export).state();
                },
                ExportState.EXPORTED::equals);
    }

    private ExportUpkeep upkeep(Duration later) {
        return new ExportUpkeep(
                test.database(), new ExportStarter(link), exports, Clock.offset(Clock.systemUTC(), later));
    }

    private ExportWorker worker() {
        return ExportWorker.start(temporal.address(), test.database(), new DirectoryBlobStore(folder));
    }

    private Export placed() {
        ExportOrder order =
                new ExportOrder("all", ExportFormat.COCO, ExportContent.BOTH, false, "", List.of(), List.of());
        Reviewer lead = new Reviewer(world.user(), Role.OPERATOR);
        return steering.place(world.project(), lead, new NewExport(order, null)).export();
    }

    private Export reread(Export export) {
        return test.database().read(tx -> exports.getForWorker(tx, export.id()));
    }
}
