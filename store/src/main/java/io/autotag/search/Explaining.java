package io.autotag.search;

import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.Cover;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does the first step of a first page under the eyes of PostgreSQL's own explanation. */
final class Explaining {

    static final int FIRST_PAGE = 50;

    private Explaining() {}

    static List<String> plan(Transaction tx, CompiledQuery query, ScanLimits limits) {
        Cover cover = new ShortestCover(tx, Direction.DESCENDING).of(query.byAge(), Optional.empty());
        SqlFragment lead = cover.next(false, Optional.empty(), limits.firstStep(FIRST_PAGE + 1));
        long[] ids = tx.sql(lead).list(row -> row.number("id")).stream()
                .mapToLong(Long::longValue)
                .distinct()
                .toArray();
        List<String> plan = new ArrayList<>(Plans.run(tx, lead));
        plan.addAll(Plans.run(tx, new Matching(tx, query.items(), Optional.empty()).statement(ids)));
        return plan;
    }
}
