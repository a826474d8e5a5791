package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.cell.BestScore;
import io.autotag.query.cell.Tests;
import java.util.ArrayList;
import java.util.List;

/**
 * Which predictions a query means when something is done to them, as a condition on a prediction p and its item i: a
 * member of a group the query asks for, on a way through the query on which all else holds. It is never true where the
 * query does not hold of the item, and it leaves the side on which a group was found out of what is asked of the item.
 */
final class MeantPredictions implements Condition.Visitor<Predicate> {

    private final Condition.Visitor<Predicate> holds;
    private final Groups groups;

    /** @param holds says when a condition holds of the item */
    MeantPredictions(Condition.Visitor<Predicate> holds, Groups groups) {
        this.holds = holds;
        this.groups = groups;
    }

    /**
     * Through one part while all others hold. What is meant of a part is true only where the part holds, so that several
     * ways share what holds: with each way written out, the statement would grow by the square of the parts.
     */
    @Override
    public Predicate all(Condition.All all) {
        List<Predicate> meant =
                all.parts().stream().map(part -> part.accept(this)).toList();
        long ways = meant.stream().filter(way -> !way.equals(Predicate.FALSE)).count();
        if (ways == 0) {
            return Predicate.FALSE;
        }
        List<Predicate> needed = new ArrayList<>();
        for (int n = 0; n < meant.size(); n++) {
            boolean only = ways == 1 && !meant.get(n).equals(Predicate.FALSE);
            needed.add(only ? meant.get(n) : all.parts().get(n).accept(holds));
        }
        if (ways > 1) {
            needed.add(Predicate.any(meant));
        }
        return Predicate.all(needed);
    }

    @Override
    public Predicate any(Condition.Any any) {
        return Predicate.any(any.parts().stream().map(part -> part.accept(this)).toList());
    }

    @Override
    public Predicate negation(Condition.Negation negation) {
        return Predicate.FALSE;
    }

    @Override
    public Predicate exists(Condition.Exists exists) {
        return members(exists.group());
    }

    @Override
    public Predicate count(Condition.Count count) {
        Predicate members = members(count.group());
        return members.equals(Predicate.FALSE) ? members : Predicate.all(List.of(members, groups.count(count)));
    }

    /** Of the tag's predictions those that are themselves what is asked of the best one. */
    @Override
    public Predicate test(Condition.Test test) {
        if (!isOfTag(test.field())) {
            return Predicate.FALSE;
        }
        Predicate itself = Comparisons.certain(Column.SCORE, test.operator(), Tests.realOf(test));
        return Predicate.all(
                List.of(groups.members(BestScore.group(test.field(), test.key())), itself, test.accept(holds)));
    }

    @Override
    public Predicate present(Condition.Present present) {
        return isOfTag(present.field())
                ? groups.members(BestScore.group(present.field(), present.key()))
                : Predicate.FALSE;
    }

    private Predicate members(Group group) {
        return group.subject() == Group.Subject.PREDICTION ? groups.members(group) : Predicate.FALSE;
    }

    private static boolean isOfTag(Field field) {
        return field == Field.IMAGE_SCORE || field == Field.OBJECT_SCORE;
    }
}
