package io.autotag.search;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks along rows in growing steps and keeps what PostgreSQL says matches. A step reads so many rows and checks so many
 * items by their keys, whatever the planner believes of the query.
 */
final class Scan {

    private final ScanLimits limits;
    private final Rows rows;
    private final Checking checking;

    Scan(ScanLimits limits, Rows rows, Checking checking) {
        this.limits = limits;
        this.rows = rows;
        this.checking = checking;
    }

    /**
     * The items behind the cursor in order, each once.
     *
     * @param enough how many are enough; there may be more in the result
     */
    ScanResult run(Optional<ItemCursor> after, int enough) {
        return run(after, enough, limits.firstStep(enough), limits.largestStep());
    }

    /** The same over rows of which nearly all match. */
    ScanResult runExactly(Optional<ItemCursor> after, int enough) {
        return run(after, enough, limits.exactStep(enough), limits.largestStep());
    }

    /**
     * The same over rows that are read at little cost and checked at much: of the first step hardly more items than are enough
     * are checked, and the others where those were not.
     */
    ScanResult runSparingly(Optional<ItemCursor> after, int enough) {
        return run(after, enough, limits.firstStep(enough), limits.exactStep(enough));
    }

    private ScanResult run(Optional<ItemCursor> after, int enough, int firstStep, int firstPortion) {
        Set<ItemCursor> found = new LinkedHashSet<>();
        Optional<ItemCursor> position = after;
        int step = firstStep;
        int portion = firstPortion;
        int read = 0;
        boolean exhausted = false;
        while (!exhausted && found.size() < enough && read < limits.budget()) {
            List<ItemCursor> some = rows.next(position, step);
            read += some.size();
            for (List<ItemCursor> part : portions(some, portion)) {
                if (found.size() < enough) {
                    found.addAll(matching(part));
                }
            }
            exhausted = some.size() < step;
            position = exhausted ? position : Optional.of(some.get(some.size() - 1));
            step = limits.stepAfter(step);
            portion = limits.largestStep();
        }
        boolean stopped = !exhausted && found.size() < enough;
        return new ScanResult(List.copyOf(found), stopped ? position : Optional.empty());
    }

    /** A row whose key is not the item's own is another of its rows: the item stands elsewhere in the order. */
    private List<ItemCursor> matching(List<ItemCursor> some) {
        long[] ids = some.stream()
                .mapToLong(ItemCursor::itemId)
                .distinct()
                .filter(checking::mayMatch)
                .toArray();
        if (ids.length == 0) {
            return List.of();
        }
        Set<ItemCursor> matching = checking.check(ids);
        return some.stream().filter(matching::contains).toList();
    }

    /** The rows as far as they hold so many items to check, and those behind. */
    private List<List<ItemCursor>> portions(List<ItemCursor> some, int portion) {
        if (some.size() <= portion) {
            return List.of(some);
        }
        Set<Long> ids = new HashSet<>();
        int end = 0;
        while (end < some.size() && ids.size() < portion) {
            long id = some.get(end).itemId();
            if (checking.mayMatch(id)) {
                ids.add(id);
            }
            end++;
        }
        return List.of(some.subList(0, end), some.subList(end, some.size()));
    }

    /** Gives rows in order; an item may come in several, and in some without matching. */
    @FunctionalInterface
    interface Rows {

        /** The rows behind the cursor, fewer than the limit only where they end. */
        List<ItemCursor> next(Optional<ItemCursor> after, int limit);
    }

    /** Says which items match, with their own keys. */
    @FunctionalInterface
    interface Checking {

        Set<ItemCursor> check(long[] itemIds);

        /** Whether it is worth asking. */
        default boolean mayMatch(long itemId) {
            return true;
        }
    }
}
