package io.autotag.search.similar;

import io.autotag.embedding.Nearest;
import io.autotag.embedding.Nearest.Neighbour;
import io.autotag.embedding.Similarity;
import io.autotag.query.Query;
import io.autotag.query.sql.SqlFragment;
import io.autotag.search.QueriedItems;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.Project;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares an item with all others, one after the other: the answer is exact. Embeddings come from PostgreSQL a few
 * megabytes at a time and are not kept, so that memory does not grow with the project; time does. Thread-safe.
 */
public final class SimilarItems {

    /** So many bytes of embeddings are fetched at once. */
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final Database database;
    private final Duration longest;
    private final QueriedItems queried = new QueriedItems();
    private final ItemRepository items = new ItemRepository();

    /**
     * @param database for queries
     * @param longest what takes longer is given up: each fetch is quick, so that the database does not see to it
     */
    public SimilarItems(Database database, Duration longest) {
        this.database = database;
        this.longest = longest;
    }

    /**
     * The items of the query that are most similar to an item, without itself; nothing when it has no embedding in the set.
     *
     * @param wanted how many, at least 1
     * @throws StoreException UNAVAILABLE when it takes too long
     */
    public Optional<Found> find(Project project, EmbeddingSet set, Item item, Query query, int wanted) {
        long begun = System.nanoTime();
        return database.read(tx -> embedding(tx, set, item).map(own -> {
            Nearest nearest = new Nearest(wanted);
            Similarity similarity = Similarity.to(own);
            tx.sql(others(tx, project, set, item, query)).each(BYTES_AT_ONCE / own.length, row -> {
                requireTime(begun);
                nearest.add(row.number("item_id"), similarity.of(row.bytes("vector")));
            });
            return new Found(named(tx, project, nearest.best()), nearest.seen());
        }));
    }

    private void requireTime(long begun) {
        if (System.nanoTime() - begun > longest.toNanos()) {
            throw new StoreException(
                    StoreError.UNAVAILABLE, "There are too many items to compare in time: name fewer by a query.");
        }
    }

    private static Optional<byte[]> embedding(Transaction tx, EmbeddingSet set, Item item) {
        return tx.sql("SELECT vector FROM item_embedding WHERE set_id = ? AND item_id = ?", set.id(), item.id())
                .first(row -> row.bytes("vector"));
    }

    private SqlFragment others(Transaction tx, Project project, EmbeddingSet set, Item item, Query query) {
        return SqlFragment.of("SELECT e.item_id, e.vector FROM (")
                .then(queried.itemIds(tx, project, query))
                .then(
                        ") q JOIN item_embedding e ON e.item_id = q.id WHERE e.set_id = ? AND e.item_id <> ?",
                        set.id(),
                        item.id());
    }

    private List<SimilarItem> named(Transaction tx, Project project, List<Neighbour> best) {
        long[] ids = best.stream().mapToLong(Neighbour::item).toArray();
        Map<Long, Item> known = new HashMap<>();
        items.listByIds(tx, project.id(), ids).forEach(item -> known.put(item.id(), item));
        return best.stream()
                .flatMap(one ->
                        Stream.ofNullable(known.get(one.item())).map(item -> new SimilarItem(item, one.similarity())))
                .toList();
    }

    /**
     * What was found.
     *
     * @param items the most similar first; of equally similar ones the newest
     * @param compared how many items there were to choose among
     */
    public record Found(List<SimilarItem> items, long compared) {

        public Found {
            items = List.copyOf(items);
        }
    }
}
