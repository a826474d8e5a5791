package io.autotag.search;

import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.Cover;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the items of one page. */
final class PageSearch {

    private final Transaction tx;
    private final ScanLimits limits;
    private final CompiledQuery query;
    private final ItemQuery request;
    private final Optional<Candidates> candidates;
    private final Optional<SortKey> key;
    private final Matching matching;
    private final int enough;

    /**
     * @param candidates absent where PostgreSQL searches alone
     * @param reading takes what is shown of the items, as far as it is read on the way
     */
    PageSearch(
            Transaction tx,
            ScanLimits limits,
            Project project,
            CompiledQuery query,
            ItemQuery request,
            Optional<Candidates> candidates,
            Optional<ReadItems> reading) {
        this.tx = tx;
        this.limits = limits;
        this.query = query;
        this.request = request;
        this.candidates = candidates;
        this.key = SortKey.of(request.sort(), project, query);
        this.matching = new Matching(tx, query.items(), reading);
        this.enough = request.limit() + 1;
    }

    /** The items behind the request's cursor in order, one more than the page holds if there are. */
    ScanResult run() {
        if (key.isEmpty()) {
            return byAge(request.after(), matching::anyKey, enough);
        }
        Optional<long[]> few = candidates.flatMap(found -> found.all(limits.few()));
        if (few.isPresent()) {
            return among(few.get(), key.get());
        }
        return key.get().cover().isPresent()
                ? byKey(key.get(), key.get().cover().get())
                : sorted(key.get(), query.items());
    }

    /** Sorting asks for the key of every item, an index for those of a page, where it does not lead to others. */
    private ScanResult among(long[] itemIds, SortKey key) {
        if (key.cover().isPresent() && !beyondKeys() && itemIds.length > limits.sortedAtOnce(enough)) {
            ScanResult step = alongKey(key, key.cover().get(), limits.oneStep());
            if (step.found().size() >= enough) {
                return step;
            }
        }
        return sorted(key, SqlFragment.of("i.id = ANY (?) AND ", itemIds).then(query.items()));
    }

    private ScanResult sorted(SortKey key, SqlFragment condition) {
        return new ScanResult(
                tx.sql(SortedItems.statement(request, condition, key, enough))
                        .list(row -> new ItemCursor(key.read(row), row.number("id"))),
                Optional.empty());
    }

    /** Items without a key follow those with one, by age. */
    private ScanResult byKey(SortKey key, Cover cover) {
        Optional<ItemCursor> after = request.after();
        List<ItemCursor> found = new ArrayList<>();
        if (!beyondKeys()) {
            ScanResult result = alongKey(key, cover, limits);
            if (result.found().size() >= enough || result.stoppedAt().isPresent() || key.everyItemHasOne()) {
                return result;
            }
            found.addAll(result.found());
            after = Optional.empty();
        }
        return append(found, byAge(after, itemIds -> matching.withoutKey(key, itemIds), enough - found.size()));
    }

    /** Whether the page before this one ended among the items without a key. */
    private boolean beyondKeys() {
        return request.after().isPresent() && request.after().get().key().isEmpty();
    }

    private ScanResult alongKey(SortKey key, Cover cover, ScanLimits limits) {
        Scan.Rows rows = new CoverRows(tx, cover, request.direction(), Optional.of(key));
        return new Scan(limits, rows, withKey(key)).runSparingly(request.after(), enough);
    }

    /** PostgreSQL is not asked for what cannot match. */
    private Scan.Checking withKey(SortKey key) {
        return new Scan.Checking() {
            @Override
            public Set<ItemCursor> check(long[] itemIds) {
                return matching.withKey(key, itemIds);
            }

            @Override
            public boolean mayMatch(long itemId) {
                return candidates.isEmpty() || candidates.get().mayMatch(itemId);
            }
        };
    }

    private static ScanResult append(List<ItemCursor> found, ScanResult rest) {
        List<ItemCursor> all = new ArrayList<>(found);
        all.addAll(rest.found());
        return new ScanResult(all, rest.stoppedAt());
    }

    private ScanResult byAge(Optional<ItemCursor> after, Scan.Checking checking, int enough) {
        if (candidates.isPresent() && candidates.get().areExact(request.direction(), after.map(ItemCursor::itemId))) {
            // Their order is free of what was decided meanwhile and of what is dead in the indexes.
            return new Scan(limits, rows(candidates.get()), checking).runExactly(after, enough);
        }
        List<Cover> covers = query.byAge();
        if (candidates.isEmpty()) {
            Scan.Rows shortest = rows(new ShortestCover(tx, request.direction()).of(covers, after));
            Optional<Cover> unruled = query.isNarrowed() ? Optional.empty() : query.byAgeAndReview();
            return unruled.isPresent()
                    ? stepThenAll(shortest, rows(unruled.get()), after, checking, enough)
                    : new Scan(limits, shortest, checking).run(after, enough);
        }
        if (covers.size() > 1 || covers.get(0).isScattered() || !query.isNarrowed()) {
            return new Scan(limits, rows(candidates.get()), checking).run(after, enough);
        }
        // Where matches are rare the bitmaps know where they are.
        return stepThenAll(rows(covers.get(0)), rows(candidates.get()), after, checking, enough);
    }

    /** Most pages are full after one step along what is read cheaply. */
    private ScanResult stepThenAll(
            Scan.Rows cheap, Scan.Rows others, Optional<ItemCursor> after, Scan.Checking checking, int enough) {
        ScanResult first = new Scan(limits.oneStep(), cheap, checking).runSparingly(after, enough);
        return first.stoppedAt().isEmpty()
                ? first
                : append(
                        first.found(),
                        new Scan(limits, others, checking)
                                .run(first.stoppedAt(), enough - first.found().size()));
    }

    private Scan.Rows rows(Cover cover) {
        return new CoverRows(tx, cover, request.direction(), Optional.empty());
    }

    private Scan.Rows rows(Candidates some) {
        return (after, limit) -> some.next(request.direction(), after.map(ItemCursor::itemId), limit).stream()
                .map(id -> new ItemCursor(Optional.empty(), id))
                .toList();
    }
}
