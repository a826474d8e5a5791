package io.autotag.search;

import io.autotag.bitmap.Bits;
import io.autotag.bitmap.Block;
import io.autotag.bitmap.BlockQuery;
import io.autotag.bitmap.CountingBits;
import io.autotag.bitmap.Tally;
import io.autotag.query.Condition;
import io.autotag.query.Literal;
import io.autotag.query.Query;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.search.FacetSearch.FacetQuestion;
import io.autotag.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Counts facets of one request with bitmaps, and in PostgreSQL what they do not know. */
final class CountedFacet {

    /** So many checks of an item are faster than looking at a sample. */
    private static final int MOST_UNKNOWN = 20_000;

    private final Transaction tx;
    private final ProjectNames names;
    private final IndexSnapshot snapshot;
    private final BlockQuery blocks;
    private final CountingBits counting = new CountingBits();

    CountedFacet(Transaction tx, ProjectNames names, IndexSnapshot snapshot) {
        this.tx = tx;
        this.names = names;
        this.snapshot = snapshot;
        this.blocks = new BlockQuery(names);
    }

    /** Absent where the bitmaps know too little. */
    Optional<FacetCounts> of(FacetQuestion question) {
        return new FacetValues(names, new ValuesOfBlocks(tx, names, snapshot))
                .of(question.facet())
                .flatMap(values -> of(question, values));
    }

    private Optional<FacetCounts> of(FacetQuestion question, List<Literal> values) {
        List<Query> queries = values.stream().map(question.queries()::having).toList();
        long[] items = new long[values.size()];
        List<LongStream.Builder> unknown = new ArrayList<>();
        values.forEach(value -> unknown.add(LongStream.builder()));
        List<Condition> conditions = sharing(queries);
        int checks = 0;
        for (Block block : snapshot.blocks().values()) {
            List<Tally> tallies = blocks.tallies(conditions, block, counting);
            for (int i = 0; i < items.length; i++) {
                items[i] += tallies.get(i).sure();
                checks += unknown(block, tallies.get(i).unknown(), unknown.get(i));
            }
            if (checks > MOST_UNKNOWN) {
                return Optional.empty();
            }
        }
        add(items, queries, unknown);
        return Optional.of(new FacetCounts(question.facet(), counts(question, values, items), false));
    }

    private static int unknown(Block block, Bits some, LongStream.Builder unknown) {
        some.forEach(item -> unknown.add(block.itemId(item)));
        return some.cardinality();
    }

    private void add(long[] items, List<Query> queries, List<LongStream.Builder> unknown) {
        CheckedCounts checks = new CheckedCounts();
        for (int i = 0; i < items.length; i++) {
            long[] ids = unknown.get(i).build().toArray();
            if (ids.length > 0) {
                checks.add(i, ids, CompiledQuery.of(queries.get(i), names).items());
            }
        }
        checks.run(tx, (value, more) -> items[value] += more);
    }

    static List<FacetCount> counts(FacetQuestion question, List<Literal> values, long[] items) {
        List<FacetCount> counts = new ArrayList<>();
        for (int i = 0; i < items.length; i++) {
            counts.add(new FacetCount(values.get(i), items[i]));
        }
        return FacetValues.shown(question.facet(), counts);
    }

    /** What the conditions have in common as one object in all of them, so that blocks are asked for it once. */
    private static List<Condition> sharing(List<Query> queries) {
        Map<Condition, Condition> known = new HashMap<>();
        return queries.stream()
                .map(Query::condition)
                .map(condition -> condition instanceof Condition.All all
                        ? Condition.all(all.parts().stream()
                                .map(part -> known.computeIfAbsent(part, same -> same))
                                .toList())
                        : condition)
                .toList();
    }
}
