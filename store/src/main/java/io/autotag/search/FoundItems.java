package io.autotag.search;

import io.autotag.query.sql.CompiledQuery;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.PredictionReader;
import io.autotag.store.Project;
import io.autotag.store.StoredPrediction;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what is shown of items that were found. */
final class FoundItems {

    private FoundItems() {}

    /** In the order of the ids; an item that is gone meanwhile is left out. */
    static List<FoundItem> read(Transaction tx, Project project, CompiledQuery query, List<Long> ids) {
        long[] wanted = ids.stream().mapToLong(Long::longValue).toArray();
        Map<Long, Item> items = new ItemRepository()
                .listByIds(tx, project.id(), wanted).stream().collect(Collectors.toMap(Item::id, Function.identity()));
        Map<String, List<StoredPrediction>> predictions = new PredictionReader()
                .matching(tx, wanted, query.predictions(), FoundItem.MOST_PREDICTIONS).stream()
                        .collect(Collectors.groupingBy(StoredPrediction::itemUid));
        Map<Long, ItemReview> reviews = reviews(tx, project, wanted);
        return ids.stream()
                .filter(items::containsKey)
                .map(items::get)
                .map(item -> new FoundItem(
                        item,
                        reviews.getOrDefault(item.id(), ItemReview.NONE),
                        predictions.getOrDefault(item.uid(), List.of())))
                .toList();
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
