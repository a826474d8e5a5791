package io.autotag.query.sql;

import io.autotag.query.Query;
import java.util.List;

/**
 * What a query asks for, in SQL.
 *
 * @param items holds of the row i of the table item when it matches; of the project's datasets only
 * @param predictions holds of the row p of the table prediction when it is one the query asks for, given that p is one
 *     of a matching item i; where the query asks for no predictions, of every visible one
 */
public record CompiledQuery(SqlFragment items, SqlFragment predictions) {
    /** The query as it is to be understood in the project whose names these are. */
    public static CompiledQuery of(Query query, Names names) {
        Groups groups = new Groups(names);
        Predicate ofProject = Column.ITEM_DATASET.in(
                names.datasets().stream().mapToLong(NamedPlace::id).toArray());
        Predicate matches = query.condition().accept(ConditionSql.ofItem(names, groups));
        Predicate asked = Predicate.any(MatchingGroups.of(query.condition()).stream()
                .map(groups::members)
                .toList());
        return new CompiledQuery(Predicate.all(List.of(ofProject, matches)).sql(), asked.sql());
    }
}
