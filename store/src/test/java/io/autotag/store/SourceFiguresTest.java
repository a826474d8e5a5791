package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.source.TestSources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators see how sources are doing, whoever's they are. */
final class SourceFiguresTest {

    private static final Path PHOTOS = Path.of("/photos");

    private final TestDatabase test = TestDatabase.create();
    private final SourceScans scans = new SourceScans();
    private Dataset dataset;

    @BeforeEach
    void plant() {
        dataset = Seed.plant(test.database(), "world", 0).dataset();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void countsSourcesByTheirLastScan() {
        Source done = TestSources.folder(test.database(), dataset, "done", PHOTOS);
        TestSources.folder(test.database(), dataset, "new", PHOTOS);
        test.database().doInTransaction(tx -> {
            scans.begin(tx, done);
            assertThat(scans.complete(tx, done, 1)).map(SourceScan::state).contains(ScanState.DONE);
            assertThat(scans.complete(tx, done, 1)).isEmpty();
        });
        assertThat(figures().sources())
                .containsEntry(ScanState.DONE, 1L)
                .containsEntry(ScanState.NEVER, 1L)
                .containsEntry(ScanState.FAILED, 0L);
    }

    @Test
    void agesCountWhereThereIsAScheduleAndLagsWhereAScanIsDue() {
        assertThat(figures().scanAge()).isZero();
        TestSources.folder(test.database(), dataset, "by hand", PHOTOS);
        change("created_at = now() - interval '9 hours'");
        assertThat(figures().scanAge()).isZero();
        Source hourly = TestSources.folder(test.database(), dataset, "hourly", PHOTOS, Duration.ofHours(1));
        change("ended_at = now() - interval '3 hours', next_scan_at = now() - interval '2 hours'");
        assertThat(figures().scanAge()).isBetween(Duration.ofHours(3), Duration.ofHours(4));
        assertThat(figures().scanLag()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
        test.database().doInTransaction(tx -> scans.begin(tx, hourly));
        change("next_scan_at = now() + interval '1 hour'");
        assertThat(figures().scanAge()).isLessThan(Duration.ofHours(1));
        assertThat(figures().scanLag()).isZero();
    }

    private void change(String what) {
        test.database()
                .doInTransaction(tx -> tx.sql("UPDATE source SET " + what).update());
    }

    private SourceFigures figures() {
        return test.database()
                .read(tx -> new OperatingReader().read(tx, Instant.EPOCH))
                .sources();
    }
}
