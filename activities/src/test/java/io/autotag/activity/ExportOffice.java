package io.autotag.activity;

import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import io.autotag.format.ForeignReaders;
import io.autotag.search.QueriedItems;
import io.autotag.store.Export;
import io.autotag.store.ExportOrder;
import io.autotag.store.ExportRepository;
import io.autotag.store.NewExport;
import io.autotag.store.ReviewDesk;
import io.autotag.workflow.ExportRef;
import io.autotag.workflow.ExportWorkflow;
import io.autotag.workflow.WorkflowIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Orders exports of a project whose items carry predictions, and has the worker of a bench write them. */
record ExportOffice(Bench bench, ReviewDesk desk) {

    private static final ExportRepository EXPORTS = new ExportRepository(new QueriedItems());

    static ExportOrder order(ExportFormat format, ExportContent content, boolean images) {
        return new ExportOrder("boats", format, content, images, "", List.of(), List.of());
    }

    Export create(ExportOrder order) {
        return bench.database()
                .inTransaction(tx -> EXPORTS.create(tx, desk.seed.project(), desk.lead, new NewExport(order, null)))
                .export();
    }

    void drive(Export export) {
        bench.client()
                .newWorkflowStub(ExportWorkflow.class, Bench.options(WorkflowIds.export(export.uid())))
                .run(new ExportRef(export.id(), export.uid()));
    }

    Export reread(Export export) {
        return bench.database().read(tx -> EXPORTS.getForWorker(tx, export.id()));
    }

    Export cancel(Export export) {
        return bench.database().inTransaction(tx -> EXPORTS.cancel(tx, export));
    }

    Export written(ExportOrder order) {
        Export export = create(order);
        drive(export);
        return reread(export);
    }

    /** The files of the zip as text, a character for each byte. */
    Map<String, String> files(Export export) {
        String sha256 =
                Objects.requireNonNull(export.file(), "no file: " + export).sha256();
        try (InputStream zip = bench.blobs().open(sha256)) {
            return ForeignReaders.unzip(zip);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
