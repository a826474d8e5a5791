package io.autotag.search;

import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.Cover;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the items of one page. */
final class PageSearch {

    private final Transaction tx;
    private final ScanLimits limits;
    private final CompiledQuery query;
    private final ItemQuery request;
    private final Optional<SortKey> key;
    private final Matching matching;
    private final int enough;

    PageSearch(Transaction tx, ScanLimits limits, Project project, CompiledQuery query, ItemQuery request) {
        this.tx = tx;
        this.limits = limits;
        this.query = query;
        this.request = request;
        this.key = SortKey.of(request.sort(), project, query);
        this.matching = new Matching(tx, query.items());
        this.enough = request.limit() + 1;
    }

    /**
     * The items behind the request's cursor in order, one more than the page holds if there are.
     */
    ScanResult run() {
        if (key.isEmpty()) {
            return byAge(request.after(), matching::anyKey, enough);
        }
        return key.get().cover().isPresent()
                ? byKey(key.get(), key.get().cover().get())
                : new ScanResult(sorted(key.get()), Optional.empty());
    }

    /** Items without a key follow those with one, by age. */
    private ScanResult byKey(SortKey key, Cover cover) {
        Optional<ItemCursor> after = request.after();
        List<ItemCursor> found = new ArrayList<>();
        if (after.isEmpty() || after.get().key().isPresent()) {
            CoverScan scan = new CoverScan(
                    tx, limits, request.direction(), Optional.of(key), itemIds -> matching.withKey(key, itemIds));
            ScanResult result = scan.run(cover, after, enough);
            if (result.found().size() >= enough || result.stoppedAt().isPresent() || key.everyItemHasOne()) {
                return result;
            }
            found.addAll(result.found());
            after = Optional.empty();
        }
        ScanResult rest = byAge(after, itemIds -> matching.withoutKey(key, itemIds), enough - found.size());
        found.addAll(rest.found());
        return new ScanResult(found, rest.stoppedAt());
    }

    private ScanResult byAge(Optional<ItemCursor> after, CoverScan.Checking checking, int enough) {
        Cover cover = new ShortestCover(tx, request.direction()).of(query.byAge(), after);
        return new CoverScan(tx, limits, request.direction(), Optional.empty(), checking).run(cover, after, enough);
    }

    private List<ItemCursor> sorted(SortKey key) {
        return tx.sql(SortedItems.statement(request, query.items(), key, enough))
                .list(row -> new ItemCursor(key.read(row), row.number("id")));
    }
}
