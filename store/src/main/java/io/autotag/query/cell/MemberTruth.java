package io.autotag.query.cell;

import io.autotag.query.Condition;
import io.autotag.query.Operator;

/**
 * What a condition on a member of a group is known to be for many members at once; single tests are decided by what these
 * members have in common.
 */
public abstract class MemberTruth implements Condition.Visitor<Truth> {

    @Override
    public final Truth all(Condition.All all) {
        return all.parts().stream().map(part -> part.accept(this)).reduce(Truth.YES, Truth::and);
    }

    @Override
    public final Truth any(Condition.Any any) {
        return any.parts().stream().map(part -> part.accept(this)).reduce(Truth.NO, Truth::or);
    }

    @Override
    public final Truth negation(Condition.Negation negation) {
        return negation.part().accept(this).negated();
    }

    /** Facts about the member's item, of which its kind tells nothing. */
    @Override
    public final Truth exists(Condition.Exists exists) {
        return Truth.MAYBE;
    }

    @Override
    public final Truth count(Condition.Count count) {
        return Truth.MAYBE;
    }

    /** A comparison that holds or not, or its opposite where the test asks for inequality. */
    protected static Truth equality(Condition.Test test, boolean equal) {
        return Truth.of(equal != (test.operator() == Operator.NOT_EQUAL));
    }
}
