package io.autotag.store;

import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import io.autotag.query.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries exports out in place of a worker; a query is the beginning of an item's key. */
final class ExportDesk {

    static final QuerySelection QUERIES = ExportDesk::items;

    final ReviewDesk desk;
    final ExportRepository exports = new ExportRepository(QUERIES);
    final ExportWork work = new ExportWork(QUERIES);
    private final Database database;

    ExportDesk(ReviewDesk desk) {
        this.desk = desk;
        this.database = desk.database;
    }

    private static SqlFragment items(Transaction tx, long projectId, String query) {
        if (query.contains("?")) {
            throw StoreException.invalid("Unknown words in \"" + query + "\".");
        }
        return new SqlFragment(
                "SELECT i.id FROM item i JOIN project_dataset p ON p.dataset_id = i.dataset_id"
                        + " WHERE p.project_id = ? AND starts_with(i.key, ?)",
                List.of(projectId, query));
    }

    static ExportOrder order(String query) {
        return new ExportOrder("boats", ExportFormat.COCO, ExportContent.BOTH, false, query, List.of(), List.of());
    }

    Export create(ExportOrder order) {
        return create(order, null).export();
    }

    CreatedExport create(ExportOrder order, @Nullable String key) {
        return database.inTransaction(
                tx -> exports.create(tx, desk.seed.project(), desk.lead, new NewExport(order, key)));
    }

    void freeze(Export export) {
        database.doInTransaction(tx -> work.freeze(tx, export.id()));
    }

    ExportAttempt begin(Export export) {
        freeze(export);
        return database.inTransaction(tx -> work.begin(tx, export.id())).orElseThrow();
    }

    /** The keys of the frozen items, read so many at a time. */
    List<String> keys(ExportAttempt attempt, int page) {
        return items(attempt, page).stream().map(one -> one.item().key()).toList();
    }

    List<ExportedItem> items(ExportAttempt attempt, int page) {
        ExportReader reader = new ExportReader();
        List<ExportedItem> items = new ArrayList<>();
        long[] ids = ids(attempt, 0, page);
        while (ids.length > 0) {
            long[] wanted = ids;
            items.addAll(database.read(tx -> reader.items(tx, attempt, wanted)));
            ids = ids(attempt, items.size(), page);
        }
        return items;
    }

    private long[] ids(ExportAttempt attempt, long position, int page) {
        return database.read(
                tx -> new ExportReader().idsFrom(tx, attempt.export().id(), position, page));
    }

    Export reread(Export export) {
        return database.read(tx -> exports.getForWorker(tx, export.id()));
    }
}
