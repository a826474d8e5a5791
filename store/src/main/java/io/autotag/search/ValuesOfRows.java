package io.autotag.search;

import io.autotag.bitmap.Value;
import io.autotag.query.Literal;
import io.autotag.query.names.NamedSet;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.Optional;

/** The values that some items have in the tables. */
final class ValuesOfRows implements FacetValues.Found {

    private static final int MOST_VALUES = 500;

    private final Transaction tx;
    private final ProjectNames names;
    private final long[] itemIds;

    ValuesOfRows(Transaction tx, ProjectNames names, long[] itemIds) {
        this.tx = tx;
        this.names = names;
        this.itemIds = itemIds.clone();
    }

    @Override
    public List<String> labels(int level) {
        List<NamedSet> sets = names.sets();
        List<Integer> ids = tx.sql(
                        """
                        SELECT DISTINCT p.label_id FROM prediction p
                        WHERE p.shard = ANY (?) AND p.set_id = ANY (?) AND p.item_id = ANY (?) AND p.level = ?""",
                        sets.stream().mapToInt(NamedSet::shard).distinct().toArray(),
                        sets.stream().mapToInt(NamedSet::id).toArray(),
                        itemIds,
                        level)
                .list(row -> row.integer("label_id"));
        return names.labels(ids.stream().mapToInt(Integer::intValue)).values().stream()
                .sorted()
                .toList();
    }

    @Override
    public List<String> slices() {
        return tx.sql(
                        """
                        SELECT DISTINCT s.slug FROM slice_item m JOIN slice s ON s.id = m.slice_id
                        WHERE m.item_id = ANY (?) ORDER BY s.slug""",
                        itemIds)
                .list(row -> row.text("slug"));
    }

    @Override
    public Optional<List<Literal>> metadata(String key) {
        return Optional.of(tx
                .sql(
                        """
                        SELECT jsonb_typeof(value) AS type, value #>> '{}' AS text, count(*) AS items
                        FROM (SELECT i.metadata -> ? AS value FROM item i WHERE i.id = ANY (?)) v
                        WHERE jsonb_typeof(value) IN ('string', 'number', 'boolean')
                        GROUP BY 1, 2 ORDER BY items DESC, text LIMIT ?""",
                        key,
                        itemIds,
                        MOST_VALUES)
                .list(row -> new Value(row.constant("type", Value.Type.class), row.text("text")))
                .stream()
                .flatMap(value -> value.literal().stream())
                .distinct()
                .toList());
    }
}
