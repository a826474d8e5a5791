package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Operator;
import io.autotag.query.cell.Tests;
import io.autotag.query.names.Names;
import io.autotag.query.names.SavedQuery;
import io.autotag.query.names.TextMatch;
import java.util.ArrayList;
import java.util.List;

/** Conditions on the slices of the item, i: those it was put into, and the saved queries that find it. */
final class SliceTerms implements Terms {
    private final Names names;
    private final Groups groups;

    SliceTerms(Names names, Groups groups) {
        this.names = names;
        this.groups = groups;
    }

    /** An item of several slices has several names: it is not in a slice when none of them is meant. */
    @Override
    public Predicate test(Condition.Test test) {
        TextMatch match = TextMatch.of(test.operator(), Tests.textOf(test));
        long[] ids = names.slices(match);
        Predicate members =
                ids.length == 0 ? Predicate.FALSE : inSlice(Predicate.certain("m.slice_id = ANY (?)", (Object) ids));
        Predicate these = orFound(members, saved -> saved.isCalled(match));
        return test.operator() == Operator.NOT_EQUAL ? Predicate.all(List.of(inAny(), these.negated())) : these;
    }

    @Override
    public Predicate present(Condition.Present present) {
        return inAny();
    }

    private Predicate inAny() {
        return orFound(inSlice(Predicate.TRUE), saved -> true);
    }

    private Predicate orFound(Predicate members, java.util.function.Predicate<SavedQuery> meant) {
        List<Predicate> any = new ArrayList<>(List.of(members));
        any.addAll(groups.saved().each(meant, condition -> condition.accept(ConditionSql.ofItem(names, groups))));
        return Predicate.any(any);
    }

    private static Predicate inSlice(Predicate which) {
        return Predicate.certain(SqlFragment.of("EXISTS (SELECT 1 FROM slice_item m WHERE m.item_id = i.id AND ")
                .then(which.sql())
                .then(")"));
    }
}
