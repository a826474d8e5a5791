package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Field;

/** Whether a condition on a member names a field. */
record Mentions(Field field) implements Condition.Visitor<Boolean> {
    @Override
    public Boolean all(Condition.All all) {
        return all.parts().stream().anyMatch(part -> part.accept(this));
    }

    @Override
    public Boolean any(Condition.Any any) {
        return any.parts().stream().anyMatch(part -> part.accept(this));
    }

    @Override
    public Boolean negation(Condition.Negation negation) {
        return negation.part().accept(this);
    }

    @Override
    public Boolean exists(Condition.Exists exists) {
        return false;
    }

    @Override
    public Boolean count(Condition.Count count) {
        return false;
    }

    @Override
    public Boolean test(Condition.Test test) {
        return test.field() == field;
    }

    @Override
    public Boolean present(Condition.Present present) {
        return false;
    }
}
