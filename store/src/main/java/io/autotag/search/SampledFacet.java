package io.autotag.search;

import io.autotag.query.Literal;
import io.autotag.query.Query;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.search.FacetSearch.FacetQuestion;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.Optional;

/** A facet counted by PostgreSQL, among the newest of the items that have any of its values. */
final class SampledFacet {

    private final Transaction tx;
    private final Project project;
    private final ProjectNames names;
    private final ScanLimits limits;

    SampledFacet(Transaction tx, Project project, ProjectNames names, ScanLimits limits) {
        this.tx = tx;
        this.project = project;
        this.names = names;
        this.limits = limits;
    }

    FacetCounts of(FacetQuestion question) {
        Query any = question.queries().havingAny();
        ScanResult newest = new PageSearch(
                        tx,
                        limits,
                        project,
                        CompiledQuery.of(any, names),
                        ItemQuery.newest(any, FacetSearch.SAMPLE),
                        Optional.empty(),
                        Optional.empty())
                .run();
        long[] ids = newest.found().stream()
                .limit(FacetSearch.SAMPLE)
                .mapToLong(ItemCursor::itemId)
                .toArray();
        boolean all = newest.found().size() == ids.length && newest.stoppedAt().isEmpty();
        List<Literal> values = new FacetValues(names, new ValuesOfRows(tx, names, ids))
                .of(question.facet())
                .orElseThrow();
        return new FacetCounts(
                question.facet(), CountedFacet.counts(question, values, counted(question, values, ids)), !all);
    }

    private long[] counted(FacetQuestion question, List<Literal> values, long[] ids) {
        CheckedCounts checks = new CheckedCounts();
        for (int i = 0; i < values.size(); i++) {
            Query having = question.queries().having(values.get(i));
            checks.add(i, ids, CompiledQuery.of(having, names).items());
        }
        long[] items = new long[values.size()];
        checks.run(tx, (value, more) -> items[value] = more);
        return items;
    }
}
