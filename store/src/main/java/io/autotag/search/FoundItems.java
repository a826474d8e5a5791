package io.autotag.search;

import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.search.ReadItems.Reading;
import io.autotag.store.Item;
import io.autotag.store.MatchingPredictions.OfItem;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what is shown of items that were found. */
final class FoundItems {

    private FoundItems() {}

    /**
     * In the order of the ids; an item that is gone meanwhile is left out.
     *
     * @param reading what was read of them on the way
     */
    static List<FoundItem> read(Transaction tx, Names names, List<Long> ids, ReadItems reading) {
        List<Reading> found = reading.of(tx, ids);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Item> items = found.stream().map(Reading::item).toList();
        Map<Long, OfItem> shown = reading.predictions(tx, items, visible(names));
        return found.stream()
                .map(one -> found(one, shown.getOrDefault(one.item().id(), OfItem.NONE)))
                .toList();
    }

    private static FoundItem found(Reading one, OfItem shown) {
        return new FoundItem(one.item(), one.review(), shown.best(), shown.count());
    }

    private static Set<Integer> visible(Names names) {
        return names.sets().stream().filter(NamedSet::visible).map(NamedSet::id).collect(Collectors.toSet());
    }
}
