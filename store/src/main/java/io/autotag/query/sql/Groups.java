package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Group;
import io.autotag.query.Operator;
import io.autotag.query.cell.BestScore;
import io.autotag.query.cell.SetTerms;
import io.autotag.query.cell.Tests;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.SavedQueries;
import io.autotag.query.names.TextMatch;
import java.util.ArrayList;
import java.util.List;

/** The members of an item's groups: predictions p and annotations a. Make one for each condition that is written. */
final class Groups {
    private final Names names;
    private final Terms predictionTerms;
    private final Terms annotationTerms;
    private final SavedQueries saved;

    Groups(Names names) {
        this.names = names;
        this.predictionTerms = new PredictionTerms(names);
        this.annotationTerms = new AnnotationTerms(names);
        this.saved = SavedQueries.writtenOut(names);
    }

    /** The saved queries that conditions on slices name. */
    SavedQueries saved() {
        return saved;
    }

    Predicate exists(Group group) {
        Predicate members = members(group);
        return members.equals(Predicate.FALSE)
                ? Predicate.FALSE
                : Predicate.certain(SqlFragment.of("EXISTS (SELECT 1")
                        .then(from(group, members))
                        .then(")"));
    }

    Predicate count(Condition.Count count) {
        Predicate members = members(count.group());
        return Predicate.certain(SqlFragment.of("(SELECT count(*)")
                .then(from(count.group(), members))
                .then(") " + Comparisons.symbol(count.operator()) + " ?", count.bound()));
    }

    /** Its best score; where only a lower bound is asked for, one that reaches it is enough. */
    Predicate bestScore(Condition.Test test) {
        Group group = BestScore.group(test.field(), test.key());
        Predicate members = members(group);
        if (members.equals(Predicate.FALSE)) {
            return Predicate.FALSE;
        }
        Operator operator = test.operator();
        if (operator == Operator.GREATER || operator == Operator.AT_LEAST) {
            Predicate reached = Comparisons.certain(Column.SCORE, operator, Tests.realOf(test));
            Predicate both = Predicate.all(List.of(members, reached));
            return Predicate.certain(
                    SqlFragment.of("EXISTS (SELECT 1").then(from(group, both)).then(")"));
        }
        SqlFragment best =
                SqlFragment.of("(SELECT max(" + Column.SCORE.sql() + ")").then(from(group, members));
        return new Predicate(best.then(") " + Comparisons.symbol(operator) + " ?", Tests.realOf(test)), true);
    }

    /** What holds of a member p or a, its item i aside. */
    Predicate members(Group group) {
        return group.subject() == Group.Subject.ANNOTATION ? annotations(group) : predictions(group);
    }

    private Predicate predictions(Group group) {
        List<NamedSet> sets = SetTerms.reached(names, group);
        List<Predicate> parts = new ArrayList<>();
        parts.add(Column.SET.in(sets.stream().mapToInt(NamedSet::id).toArray()));
        parts.add(Column.SHARD.in(
                sets.stream().mapToInt(NamedSet::shard).distinct().toArray()));
        sets.stream().filter(set -> isAmong(set.otherShard(), sets)).forEach(set -> parts.add(elsewhere(set)));
        group.level().ifPresent(level -> parts.add(Column.LEVEL.in(Tests.code(level))));
        group.tag().ifPresent(tag -> parts.add(Column.LABEL.in(names.labels(TextMatch.of(tag)))));
        parts.add(group.where().accept(new ConditionSql(names, this, predictionTerms)));
        return Predicate.all(parts);
    }

    /** Rows of a set where another set's are looked for. */
    private static boolean isAmong(short shard, List<NamedSet> sets) {
        return sets.stream().anyMatch(set -> set.shard() == shard);
    }

    private static Predicate elsewhere(NamedSet set) {
        return Predicate.certain("NOT (p.set_id = ? AND p.shard = ?)", set.id(), set.otherShard());
    }

    private Predicate annotations(Group group) {
        Predicate ofProject = Predicate.certain("a.project_id = ? AND a.deleted_at IS NULL", names.projectId());
        return Predicate.all(List.of(ofProject, group.where().accept(new ConditionSql(names, this, annotationTerms))));
    }

    private static SqlFragment from(Group group, Predicate members) {
        String source = group.subject() == Group.Subject.ANNOTATION
                ? " FROM annotation a WHERE a.item_id = i.id AND "
                : " FROM prediction p WHERE p.item_id = i.id AND ";
        return SqlFragment.of(source).then(members.sql());
    }
}
