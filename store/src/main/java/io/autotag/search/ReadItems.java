package io.autotag.search;

import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.MatchingPredictions;
import io.autotag.store.MatchingPredictions.OfItem;
import io.autotag.store.Project;
import io.autotag.store.RoundTrip;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of items. The check that items match reads it on the way, which saves asking for the same items twice and
 * waiting for their predictions after that. Not thread-safe: make one for each request.
 */
final class ReadItems {

    private final Project project;
    private final SqlFragment columns;
    private final KnownNames names;
    private final MatchingPredictions predictions;
    private final SqlFragment wanted;
    private final int hardlyMore;
    private final Map<Long, Unnamed> known = new HashMap<>();
    private final Set<Long> asked = new HashSet<>();
    private final List<MatchingPredictions.Asked> answers = new ArrayList<>();

    /**
     * @param wanted the condition for predictions that are shown
     * @param hardlyMore as many items as are shown, and hardly more: only of so few it is worth reading predictions early
     */
    ReadItems(Project project, KnownNames names, MatchingPredictions predictions, SqlFragment wanted, int hardlyMore) {
        this.project = project;
        this.columns = SqlFragment.of(
                ItemRepository.COLUMNS + ", r.state, r.reviewer, r.reviewed_at FROM item i"
                        + " LEFT JOIN project_item r ON r.project_id = ? AND r.item_id = i.id",
                project.id());
        this.names = names;
        this.predictions = predictions;
        this.wanted = wanted;
        this.hardlyMore = hardlyMore;
    }

    /** An item and how far people are with it. */
    record Reading(Item item, ItemReview review) {}

    /** The same with a reviewer's id: 0 for nobody. */
    private record Unnamed(Item item, @Nullable String state, int reviewer, @Nullable Instant reviewedAt) {

        Reading named(Map<Integer, String> logins) {
            return new Reading(
                    item, state == null ? ItemReview.NONE : new ItemReview(state, logins.get(reviewer), reviewedAt));
        }
    }

    /** The columns, and where they come from: the item i. */
    SqlFragment columns() {
        return columns;
    }

    /** Takes a row with these columns in and gives the item's id. */
    long take(Row row) throws SQLException {
        Item item = ItemRepository.item(row);
        known.put(
                item.id(),
                new Unnamed(item, row.textOrNull("state"), row.integer("reviewer"), row.instantOrNull("reviewed_at")));
        return item.id();
    }

    /**
     * Asks for the predictions of these items together with something else, before it is known which of them are shown;
     * not where most of them would be read in vain.
     */
    void askAlong(RoundTrip trip, long[] itemIds) {
        if (itemIds.length <= hardlyMore) {
            ask(trip, itemIds);
        }
    }

    private void ask(RoundTrip trip, long[] itemIds) {
        long[] unasked = LongStream.of(itemIds).filter(asked::add).toArray();
        if (unasked.length > 0) {
            answers.add(predictions.ask(trip, unasked, wanted, FoundItem.MOST_PREDICTIONS));
        }
    }

    /** Of each of the items the predictions that are shown, by the items' ids; reads those that did not come along. */
    Map<Long, OfItem> predictions(Transaction tx, List<Item> items, Set<Integer> visible) {
        RoundTrip trip = tx.roundTrip();
        ask(trip, items.stream().mapToLong(Item::id).toArray());
        trip.run();
        return predictions.of(tx, project, items, visible, answers);
    }

    /** In the order of the ids; reads what was not read on the way, and leaves out what is gone meanwhile. */
    List<Reading> of(Transaction tx, List<Long> ids) {
        long[] unread = ids.stream()
                .filter(id -> !known.containsKey(id))
                .mapToLong(Long::longValue)
                .toArray();
        if (unread.length > 0) {
            tx.sql(SqlFragment.of("SELECT ").then(columns).then(" WHERE i.id = ANY (?)", unread))
                    .list(this::take);
        }
        List<Unnamed> found = ids.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .toList();
        Map<Integer, String> logins =
                names.logins(tx, found.stream().mapToInt(Unnamed::reviewer).filter(id -> id != 0));
        return found.stream().map(one -> one.named(logins)).toList();
    }
}
