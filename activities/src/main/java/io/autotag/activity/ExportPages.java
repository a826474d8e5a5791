package io.autotag.activity;

import io.autotag.store.Database;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportReader;
import io.autotag.store.ExportedItem;
import java.util.List;

/**
 * The items of an export, page by page, each read in a short transaction of its own. How many a page has follows from how
 * much the items before it carried, so that it stays small in memory whatever they carry. Not thread-safe.
 */
final class ExportPages {

    private static final int FIRST = 32;
    private static final int MOST_ITEMS = 512;
    private static final int MOST_ITEMS_WITH_PICTURES = 32;
    private static final int MOST_ROWS = 20_000;

    /** Masks count as so many rows more. */
    private static final int BYTES_PER_ROW = 512;

    private final Database database;
    private final ExportAttempt attempt;
    private final ExportReader reader = new ExportReader();
    private final int mostItems;
    private int most = FIRST;
    private long position;

    ExportPages(Database database, ExportAttempt attempt) {
        this.database = database;
        this.attempt = attempt;
        this.mostItems = attempt.export().order().images() ? MOST_ITEMS_WITH_PICTURES : MOST_ITEMS;
    }

    /** @param ids how many were read; items that are gone are not among {@code items} */
    record Page(int ids, List<ExportedItem> items) {

        /** Behind the last item. */
        boolean isEmpty() {
            return ids == 0;
        }
    }

    Page next() {
        Page page = database.read(tx -> {
            // A picture that is reviewed meanwhile must not come without its annotations.
            tx.seeOneMoment();
            long[] ids = reader.idsFrom(tx, attempt.export().id(), position, most);
            return new Page(ids.length, ids.length == 0 ? List.of() : reader.items(tx, attempt, ids));
        });
        position += page.ids();
        most = sized(page);
        return page;
    }

    /** At most twice as many as before. */
    private int sized(Page page) {
        long rows = 1;
        for (ExportedItem item : page.items()) {
            rows += item.annotations().size() + item.suggestions().size();
            rows += item.maskBytes() / BYTES_PER_ROW;
        }
        long fitting = MOST_ROWS * (long) page.ids() / rows;
        return (int) Math.max(1, Math.min(Math.min(fitting, 2L * most), mostItems));
    }
}
