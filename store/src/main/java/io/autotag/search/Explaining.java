package io.autotag.search;

import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.Cover;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does the first step of a first page under the eyes of PostgreSQL's own explanation. */
final class Explaining {

    private static final int FIRST_PAGE = 50;

    private Explaining() {}

    static QueryExplanation explain(Transaction tx, CompiledQuery query, ScanLimits limits, ItemCount items) {
        long start = System.nanoTime();
        Cover cover = new ShortestCover(tx, Direction.DESCENDING).of(query.byAge(), Optional.empty());
        SqlFragment lead = cover.next(false, Optional.empty(), limits.firstStep(FIRST_PAGE + 1));
        long[] ids = tx.sql(lead).list(row -> row.number("id")).stream()
                .mapToLong(Long::longValue)
                .distinct()
                .toArray();
        SqlFragment check = new Matching(tx, query.items()).statement(ids);
        tx.sql(check).list(row -> row.number("id"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<String> plan = new ArrayList<>(Plans.run(tx, lead));
        plan.addAll(Plans.run(tx, check));
        return new QueryExplanation(
                "sql", Plans.indexes(tx, plan), Counting.expected(tx, query.items()), items, took, plan);
    }
}
