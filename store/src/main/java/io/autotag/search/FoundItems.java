package io.autotag.search;

import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.MatchingPredictions;
import io.autotag.store.Project;
import io.autotag.store.StoredPrediction;
import io.autotag.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what is shown of items that were found. Thread-safe; each is for one database. */
final class FoundItems {

    private final ItemRepository items = new ItemRepository();
    private final MatchingPredictions predictions = new MatchingPredictions();

    /** In the order of the ids; an item that is gone meanwhile is left out. */
    List<FoundItem> read(Transaction tx, Project project, Names names, CompiledQuery query, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        long[] wanted = ids.stream().mapToLong(Long::longValue).toArray();
        Map<Long, Item> found = items.listByIds(tx, datasets(names), wanted).stream()
                .collect(Collectors.toMap(Item::id, Function.identity()));
        Map<String, List<StoredPrediction>> shown = predictions(tx, project, names, query, found.values());
        Map<Long, ItemReview> reviews = reviews(tx, project, wanted);
        return ids.stream()
                .filter(found::containsKey)
                .map(found::get)
                .map(item -> new FoundItem(
                        item,
                        reviews.getOrDefault(item.id(), ItemReview.NONE),
                        shown.getOrDefault(item.uid(), List.of())))
                .toList();
    }

    private static long[] datasets(Names names) {
        return names.datasets().stream().mapToLong(NamedPlace::id).toArray();
    }

    private Map<String, List<StoredPrediction>> predictions(
            Transaction tx, Project project, Names names, CompiledQuery query, Collection<Item> found) {
        Set<Integer> visible = names.sets().stream()
                .filter(NamedSet::visible)
                .map(NamedSet::id)
                .collect(Collectors.toSet());
        return predictions.of(tx, project, found, visible, query.predictions(), FoundItem.MOST_PREDICTIONS);
    }

    private static Map<Long, ItemReview> reviews(Transaction tx, Project project, long[] ids) {
        return tx
                .sql(
                        "SELECT r.item_id, r.state, u.login, r.reviewed_at FROM project_item r"
                                + " LEFT JOIN app_user u ON u.id = r.reviewer"
                                + " WHERE r.project_id = ? AND r.item_id = ANY (?)",
                        project.id(),
                        ids)
                .list(row -> Map.entry(
                        row.number("item_id"),
                        new ItemReview(row.text("state"), row.textOrNull("login"), row.instantOrNull("reviewed_at"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
