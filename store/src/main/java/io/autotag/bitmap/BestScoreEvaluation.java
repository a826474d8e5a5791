package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.Literal;
import io.autotag.query.Operator;
import io.autotag.query.cell.BestScore;
import java.util.Optional;

/** Conditions on the best score of a tag, said by which scores the tag has and has not. */
final class BestScoreEvaluation {
    private final BlockEvaluation block;

    BestScoreEvaluation(BlockEvaluation block) {
        this.block = block;
    }

    Span test(Condition.Test test) {
        Span any = present(test.field(), test.key());
        return switch (test.operator()) {
            case AT_LEAST, GREATER -> some(test, test.operator());
            case LESS -> any.and(block.negated(some(test, Operator.AT_LEAST)));
            case AT_MOST -> any.and(block.negated(some(test, Operator.GREATER)));
            case EQUAL -> equal(test);
            case NOT_EQUAL -> any.and(block.negated(equal(test)));
            case CONTAINS -> throw new IllegalArgumentException("A score contains nothing");
        };
    }

    Span present(Condition.Present present) {
        return present(present.field(), present.key());
    }

    private Span present(Field field, Optional<String> tag) {
        return block.members(BestScore.group(field, tag));
    }

    private Span equal(Condition.Test test) {
        return some(test, Operator.EQUAL).and(block.negated(some(test, Operator.GREATER)));
    }

    /** Items with a prediction of the tag whose score compares so. */
    private Span some(Condition.Test test, Operator operator) {
        Group group = BestScore.group(test.field(), test.key());
        Literal bound = test.value();
        Condition where = new Condition.Test(Field.SCORE, Optional.empty(), operator, bound);
        return block.members(new Group(group.subject(), group.level(), group.tag(), group.hidden(), where));
    }
}
