package io.autotag.search;

import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.search.ReadItems.Reading;
import io.autotag.store.Item;
import io.autotag.store.MatchingPredictions;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what is shown of items that were found. Thread-safe; each is for one database. */
final class FoundItems {

    private final MatchingPredictions predictions = new MatchingPredictions();

    /**
     * In the order of the ids; an item that is gone meanwhile is left out.
     *
     * @param reading what was read of them on the way
     */
    List<FoundItem> read(
            Transaction tx, Project project, Names names, CompiledQuery query, List<Long> ids, ReadItems reading) {
        List<Reading> found = reading.of(tx, ids);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Item> items = found.stream().map(Reading::item).toList();
        Map<Long, MatchingPredictions.OfItem> shown =
                predictions.of(tx, project, items, visible(names), query.predictions(), FoundItem.MOST_PREDICTIONS);
        return found.stream()
                .map(one -> found(one, shown.getOrDefault(one.item().id(), MatchingPredictions.OfItem.NONE)))
                .toList();
    }

    private static FoundItem found(Reading one, MatchingPredictions.OfItem shown) {
        return new FoundItem(one.item(), one.review(), shown.best(), shown.count());
    }

    private static Set<Integer> visible(Names names) {
        return names.sets().stream().filter(NamedSet::visible).map(NamedSet::id).collect(Collectors.toSet());
    }
}
