package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.FieldOwner;

/** Whether somewhere a prediction and its item are spoken of in one breath, which bitmaps take for a possibility. */
final class Mixed {

    private Mixed() {}

    static boolean in(Condition condition) {
        return in(condition, false);
    }

    private static boolean in(Condition condition, boolean inGroup) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().anyMatch(part -> in(part, inGroup));
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().anyMatch(part -> in(part, inGroup));
        }
        if (condition instanceof Condition.Negation negation) {
            return in(negation.part(), inGroup);
        }
        if (condition instanceof Condition.Exists exists) {
            return inGroup || in(exists.group().where(), true);
        }
        if (condition instanceof Condition.Test test) {
            return inGroup && test.field().owner() == FieldOwner.ITEM;
        }
        return condition instanceof Condition.Present present
                && inGroup
                && present.field().owner() == FieldOwner.ITEM;
    }
}
