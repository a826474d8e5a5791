package io.autotag.query;

import java.util.Optional;

/**
 * The predictions (or annotations) of an item that one prefix, scope or conjunction speaks of.
 *
 * @param level only predictions of this level; any level when absent
 * @param tag only predictions with this tag; the {@code label} field of {@code where} is not part of it
 * @param hidden whether predictions of inactive model versions are reached too
 * @param where what holds of a member; its tests of item fields speak of the member's item
 */
public record Group(Subject subject, Optional<TagLevel> level, Optional<Tag> tag, boolean hidden, Condition where) {
    /** What the members are. */
    public enum Subject {
        PREDICTION,
        ANNOTATION
    }

    static Group ofPrefix(Expression.Prefix prefix, boolean hidden, Condition where) {
        return new Group(Subject.PREDICTION, Optional.of(prefix.level()), Optional.of(prefix.tag()), hidden, where);
    }

    static Group ofAnyPrediction(boolean hidden, Condition where) {
        return new Group(Subject.PREDICTION, Optional.empty(), Optional.empty(), hidden, where);
    }

    static Group ofAnnotation(Condition where) {
        return new Group(Subject.ANNOTATION, Optional.empty(), Optional.empty(), false, where);
    }
}
