package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.Operator;
import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.QueryProblem;
import io.autotag.query.cell.Conjuncts;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A query as it is to be understood in one project, in SQL. What would be too long for a statement is refused with a
 * {@link QueryException}.
 */
public final class CompiledQuery {
    /** PostgreSQL takes 65,535 values in a statement, and others stand beside those of the query. */
    private static final int MOST_VALUES = 30_000;

    private final Names names;
    private final Condition condition;
    private final PredictionLeads predictionLeads;

    private CompiledQuery(Query query, Names names) {
        this.names = names;
        this.condition = query.condition();
        this.predictionLeads = new PredictionLeads(names);
    }

    public static CompiledQuery of(Query query, Names names) {
        return new CompiledQuery(query, names);
    }

    /** Holds of the row i of the table item when it matches and is of the project. */
    public SqlFragment items() {
        Predicate ofProject = Column.ITEM_DATASET.in(datasets());
        Condition.Visitor<Predicate> holds = ConditionSql.ofItem(names, new Groups(names));
        return bounded(Predicate.all(List.of(ofProject, condition.accept(holds))));
    }

    /**
     * Holds of the row p of the table prediction when it is one the query asks for, given that p is one of a matching
     * item i. Where the query asks for no predictions it holds of every visible one.
     */
    public SqlFragment predictions() {
        Groups groups = new Groups(names);
        return bounded(Predicate.any(
                MatchingGroups.of(condition).stream().map(groups::members).toList()));
    }

    /**
     * Holds of the row p of the table prediction and its item, the row i of the table item, when p is to be changed by an
     * action on the query's predictions. Unlike {@link #predictions} it takes no prediction whose part of an OR does not
     * hold of the item; and where the query asks for no predictions it holds of the visible ones of a matching item that
     * apply: with a score of 0 or more.
     */
    public SqlFragment meant() {
        Predicate ofProject = Column.ITEM_DATASET.in(datasets());
        Groups groups = new Groups(names);
        Condition.Visitor<Predicate> holds = ConditionSql.ofItem(names, groups);
        Predicate meant = MatchingGroups.isNone(condition)
                ? Predicate.all(List.of(condition.accept(holds), applying(groups)))
                : condition.accept(new MeantPredictions(holds, groups));
        return bounded(Predicate.all(List.of(ofProject, meant)));
    }

    /** @throws QueryException when it has too many values for a statement */
    static SqlFragment bounded(Predicate predicate) {
        SqlFragment sql = predicate.sql();
        if (sql.values().size() > MOST_VALUES) {
            throw new QueryException(new QueryProblem(
                    "This query has too many conditions: ask for less at once.", 0, 0, List.of(), Optional.empty()));
        }
        return sql;
    }

    private static Predicate applying(Groups groups) {
        Predicate visible = groups.members(MatchingGroups.ANY_VISIBLE);
        return Predicate.all(List.of(visible, Comparisons.certain(Column.SCORE, Operator.AT_LEAST, 0f)));
    }

    /** Whether every item that matches has a prediction the query asks for. */
    public boolean needsPrediction() {
        return condition.accept(NeedsOne.VISITOR);
    }

    /** Covers in the order of the items, at least one; which is the shortest only the rows say. */
    public List<Cover> byAge() {
        List<Cover> covers = narrowing();
        return covers.isEmpty() ? List.of(everyItem()) : covers;
    }

    /** Whether an index knows a part of the items in which all that match stand; else {@link #byAge} is every item. */
    public boolean isNarrowed() {
        return !narrowing().isEmpty();
    }

    private List<Cover> narrowing() {
        return condition.accept(new AgeCovers(names, predictionLeads));
    }

    /** A cover by the scores of the predictions the query asks for; absent when they have too many labels. */
    public Optional<Cover> byScore() {
        return cover(predictionLeads::byScore);
    }

    /** A cover by the distance of these scores from 0; absent when they have too many labels. */
    public Optional<Cover> byUncertainty() {
        return cover(predictionLeads::byUncertainty);
    }

    /** A cover by the items' keys. */
    public Cover byReferenceId() {
        return ofItems(source -> Lead.byKey(source, Column.ITEM_KEY, Column.ITEM_ID));
    }

    /** A cover of the reviewed items by the time of their review. */
    public Cover byReviewedAt() {
        SqlFragment source = SqlFragment.of(
                "FROM project_item r WHERE r.project_id = ? AND r.reviewed_at IS NOT NULL", names.projectId());
        return Cover.of(List.of(Lead.byKey(source, Column.REVIEWED_AT, Column.REVIEWED_ITEM)))
                .orElseThrow();
    }

    private Optional<Cover> cover(Function<Group, Optional<List<Lead>>> leads) {
        List<Lead> all = new ArrayList<>();
        for (Group group : MatchingGroups.of(condition)) {
            Optional<List<Lead>> some = leads.apply(group);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(some.get());
        }
        return Cover.of(all.stream().distinct().toList());
    }

    /**
     * A cover in the order of the items from which those are left out that the review rules out: the newest ones are often
     * the reviewed ones, more than a page may read in vain. It reads all reviews of the project. Absent where the query
     * says nothing of them.
     */
    public Optional<Cover> byAgeAndReview() {
        ReviewTerms review = new ReviewTerms(names);
        List<Predicate> known = Conjuncts.tests(condition)
                .filter(test -> test.field() == Field.REVIEW_STATUS)
                .map(review::alongside)
                .toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(ofItems(source -> Lead.byAge(
                        source.then(" AND ").then(Predicate.all(known).sql()), Column.ITEM_ID)));
    }

    private Cover everyItem() {
        return ofItems(source -> Lead.byAge(source, Column.ITEM_ID));
    }

    /** One lead for each dataset, as long as they can be merged. */
    private Cover ofItems(Function<SqlFragment, Lead> lead) {
        SqlFragment from = SqlFragment.of("FROM item i WHERE ");
        Stream<Predicate> sources = names.datasets().size() > Cover.MOST_LEADS
                ? Stream.of(Column.ITEM_DATASET.in(datasets()))
                : Arrays.stream(datasets()).mapToObj(id -> Column.ITEM_DATASET.in(id));
        return Cover.of(sources.map(where -> lead.apply(from.then(where.sql()))).toList())
                .orElseThrow();
    }

    private long[] datasets() {
        return names.datasets().stream().mapToLong(NamedPlace::id).toArray();
    }
}
