package io.autotag.search;

import io.autotag.bitmap.Block;
import io.autotag.bitmap.Value;
import io.autotag.query.Literal;
import io.autotag.store.Transaction;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that the bitmaps know of. */
final class ValuesOfBlocks implements FacetValues.Found {

    private static final int MOST_VALUES = 500;

    private final Transaction tx;
    private final ProjectNames names;
    private final IndexSnapshot snapshot;

    ValuesOfBlocks(Transaction tx, ProjectNames names, IndexSnapshot snapshot) {
        this.tx = tx;
        this.names = names;
        this.snapshot = snapshot;
    }

    @Override
    public List<String> labels(int level) {
        Set<Integer> ids = new HashSet<>();
        snapshot.blocks().values().forEach(block -> ids.addAll(block.labels(level)));
        return names.labels(ids.stream().mapToInt(Integer::intValue)).values().stream()
                .sorted()
                .toList();
    }

    @Override
    public List<String> slices() {
        long[] ids = snapshot.blocks().values().stream()
                .flatMap(block -> block.slices().stream())
                .distinct()
                .mapToLong(Long::longValue)
                .toArray();
        return tx.sql("SELECT DISTINCT slug FROM slice WHERE id = ANY (?) ORDER BY slug", ids)
                .list(row -> row.text("slug"));
    }

    @Override
    public Optional<List<Literal>> metadata(String key) {
        Set<Literal> values = new LinkedHashSet<>();
        for (Block block : snapshot.blocks().values()) {
            Optional<Set<Value>> some = block.metadata(key);
            if (some.isEmpty() || values.size() > MOST_VALUES) {
                return Optional.empty();
            }
            values.addAll(some.get().stream()
                    .flatMap(value -> value.literal().stream())
                    .collect(Collectors.toSet()));
        }
        return Optional.of(List.copyOf(values));
    }
}
