package io.autotag.query;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evaluates a checked condition over one item in memory: what the SQL has to say of the same rows. */
public final class Evaluator implements Condition.Visitor<Boolean> {
    private final World.Item item;
    private final World.@Nullable Prediction prediction;
    private final World.@Nullable Annotation annotation;

    private Evaluator(World.Item item, World.@Nullable Prediction prediction, World.@Nullable Annotation annotation) {
        this.item = item;
        this.prediction = prediction;
        this.annotation = annotation;
    }

    public static boolean holds(Query query, World.Item item) {
        return holds(query.condition(), item);
    }

    /** Whether a part of a query that stands outside all groups holds of the item. */
    public static boolean holds(Condition condition, World.Item item) {
        return condition.accept(new Evaluator(item, null, null));
    }

    /** Whether a score is what a test asks of it. */
    public static boolean passes(float score, Condition.Test test) {
        return NaiveValues.compares(score, test.operator(), test.value());
    }

    @Override
    public Boolean all(Condition.All all) {
        return all.parts().stream().allMatch(part -> part.accept(this));
    }

    @Override
    public Boolean any(Condition.Any any) {
        return any.parts().stream().anyMatch(part -> part.accept(this));
    }

    @Override
    public Boolean negation(Condition.Negation negation) {
        return !negation.part().accept(this);
    }

    @Override
    public Boolean exists(Condition.Exists exists) {
        return members(exists.group()) > 0;
    }

    @Override
    public Boolean count(Condition.Count count) {
        return NaiveValues.compares(
                (double) members(count.group()), count.operator(), new Literal.Numeric(count.bound()));
    }

    private long members(Group group) {
        if (group.subject() == Group.Subject.ANNOTATION) {
            return item.annotations().stream()
                    .filter(member -> group.where().accept(new Evaluator(item, null, member)))
                    .count();
        }
        return predictions(group, item).count();
    }

    /** The item's predictions that are members of the group. */
    public static Stream<World.Prediction> predictions(Group group, World.Item item) {
        return item.predictions().stream()
                .filter(member -> group.hidden() || member.set().visible())
                .filter(member -> group.level().isEmpty() || group.level().get() == member.level())
                .filter(member -> group.tag().isEmpty() || group.tag().get().matches(member.label()))
                .filter(member -> group.where().accept(new Evaluator(item, member, null)));
    }

    @Override
    public Boolean test(Condition.Test test) {
        return values().compares(name(test.field(), test.key()), test.operator(), test.value());
    }

    @Override
    public Boolean present(Condition.Present present) {
        return values().isPresent(name(present.field(), present.key()));
    }

    private NaiveValues values() {
        return new NaiveValues(item, prediction, annotation);
    }

    private static FieldName name(Field field, Optional<String> key) {
        return new FieldName(field.text(), key, Place.NOWHERE);
    }
}
