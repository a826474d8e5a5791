package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import io.autotag.export.ExportState;
import io.autotag.format.ExportArchive;
import io.autotag.format.ForeignReaders;
import io.autotag.search.QueriedItems;
import io.autotag.store.Export;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportOrder;
import io.autotag.store.ExportWork;
import io.autotag.store.ExportedItem;
import io.autotag.store.ReviewDesk;
import io.autotag.workflow.ExportActivities;
import io.autotag.workflow.ExportRef;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Exports in a worker: their ends, good and bad, and what they take of its memory. */
@Order(1)
final class ExportActivitiesTest {

    private static final int MANY = 20_000;
    private static final ExportOrder COCO = ExportOffice.order(ExportFormat.COCO, ExportContent.BOTH, false);

    private final ExportWork work = new ExportWork(new QueriedItems());
    private Bench bench;

    @BeforeEach
    void open() {
        bench = Bench.with(new ColourTagger());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aQueryThatIsNoMoreUnderstoodFailsWithTheSentence() {
        ExportOffice office = office(2);
        Export export = office.create(COCO);
        bench.rows().change("UPDATE export SET query = 'scor > 0' WHERE id = " + export.id());
        office.drive(export);
        assertThat(office.reread(export).state()).isEqualTo(ExportState.FAILED);
        assertThat(office.reread(export).errorMessage()).isEqualTo("No field is called \"scor\".");
    }

    @Test
    void whatWasCancelledIsNotWritten() {
        ExportOffice office = office(2);
        Export export = office.create(COCO);
        office.cancel(export);
        office.drive(export);
        assertThat(office.reread(export).state()).isEqualTo(ExportState.CANCELLED);
        assertThat(office.reread(export).file()).isNull();
    }

    @Test
    void aWorkerThatGoesDownLeavesTheExportToTheNext() throws IOException {
        ExportOffice office = office(2);
        Export export = office.create(COCO);
        bench.drain().begin();
        assertThatThrownBy(() -> write(bench, export)).hasStackTraceContaining("The worker takes no more work.");
        assertThat(office.reread(export).state()).isEqualTo(ExportState.PROCESSING);
        try (Bench next = Bench.over(bench, new ColourTagger())) {
            write(next, export);
        }
        assertThat(office.reread(export).state()).isEqualTo(ExportState.EXPORTED);
        assertThat(ForeignReaders.coco(office.files(office.reread(export)))).hasSize(2);
    }

    @Test
    void anExportOfNothingIsAFileToo() {
        ExportOffice office = office(0);
        for (ExportFormat format : ExportFormat.values()) {
            Export export = office.written(ExportOffice.order(format, ExportContent.BOTH, true));
            assertThat(export.state()).isEqualTo(ExportState.EXPORTED);
            assertThat(office.files(export)).containsKey("export.json");
        }
    }

    /** What stays of an item is the hash of its path. */
    @Test
    void twentyThousandItemsTakeNoMoreMemoryThanAFew() throws IOException {
        ExportOffice office = office(MANY);
        for (ExportFormat format : List.of(ExportFormat.COCO, ExportFormat.YOLO)) {
            Export export = office.create(ExportOffice.order(format, ExportContent.BOTH, false));
            List<Long> heap = heapWhileWriting(begin(export));
            assertThat(heap).hasSizeGreaterThan(3);
            assertThat(leastGrowth(heap)).as(format + " " + heap).isLessThan(1L << 20);
        }
        Export written = office.written(COCO);
        assertThat(written.counts().done()).isEqualTo(MANY);
        assertThat(written.counts().suggestions()).isEqualTo(3L * MANY);
    }

    private ExportAttempt begin(Export export) {
        bench.database().doInTransaction(tx -> work.freeze(tx, export.id()));
        return bench.database().inTransaction(tx -> work.begin(tx, export.id())).orElseThrow();
    }

    /** Whoever keeps what is written grows from quarter to quarter; other tests in this JVM come and go. */
    private static long leastGrowth(List<Long> heap) {
        return IntStream.range(1, heap.size())
                .mapToLong(i -> heap.get(i) - heap.get(i - 1))
                .min()
                .orElseThrow();
    }

    /** In bytes, after each quarter. */
    private List<Long> heapWhileWriting(ExportAttempt attempt) throws IOException {
        List<Long> heap = new ArrayList<>();
        ExportPages pages = new ExportPages(bench.database(), attempt);
        try (ExportArchive archive = ExportArchive.to(OutputStream.nullOutputStream(), attempt, bench.blobs())) {
            for (ExportPages.Page page = pages.next(); !page.isEmpty(); page = pages.next()) {
                for (ExportedItem item : page.items()) {
                    archive.add(item);
                    if (archive.counts().done() % (MANY / 4) == 0) {
                        heap.add(usedHeap());
                    }
                }
            }
            archive.finish();
            heap.add(usedHeap());
        }
        return heap;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void write(Bench worker, Export export) {
        TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
        try {
            environment.registerActivitiesImplementations(worker.activities().export());
            environment.newActivityStub(ExportActivities.class).write(new ExportRef(export.id(), export.uid()));
        } finally {
            environment.close();
        }
    }

    private ExportOffice office(int items) {
        ReviewDesk desk = new ReviewDesk(bench.database(), "world", items);
        return new ExportOffice(bench, items == 0 ? desk : desk.predicted());
    }
}
