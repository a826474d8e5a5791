package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Group;

/** Whether every item for which a condition holds has a prediction the query asks for. */
final class NeedsOne implements Condition.Visitor<Boolean> {
    static final NeedsOne VISITOR = new NeedsOne();

    private NeedsOne() {}

    static boolean of(Condition.Count count) {
        return switch (count.operator()) {
            case EQUAL, AT_LEAST -> count.bound() > 0;
            case GREATER -> true;
            case NOT_EQUAL -> count.bound() == 0;
            case LESS, AT_MOST, CONTAINS -> false;
        };
    }

    @Override
    public Boolean all(Condition.All all) {
        return all.parts().stream().anyMatch(part -> part.accept(this));
    }

    @Override
    public Boolean any(Condition.Any any) {
        return !any.parts().isEmpty() && any.parts().stream().allMatch(part -> part.accept(this));
    }

    @Override
    public Boolean negation(Condition.Negation negation) {
        return false;
    }

    @Override
    public Boolean exists(Condition.Exists exists) {
        return isOfPredictions(exists.group());
    }

    @Override
    public Boolean count(Condition.Count count) {
        return isOfPredictions(count.group()) && of(count);
    }

    @Override
    public Boolean test(Condition.Test test) {
        return isOfTag(test.field());
    }

    @Override
    public Boolean present(Condition.Present present) {
        return isOfTag(present.field());
    }

    private static boolean isOfPredictions(Group group) {
        return group.subject() == Group.Subject.PREDICTION;
    }

    private static boolean isOfTag(Field field) {
        return field == Field.IMAGE_SCORE || field == Field.OBJECT_SCORE;
    }
}
