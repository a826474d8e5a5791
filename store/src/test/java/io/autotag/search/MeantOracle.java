package io.autotag.search;

import io.autotag.query.Condition;
import io.autotag.query.Evaluator;
import io.autotag.query.Group;
import io.autotag.query.World;
import io.autotag.query.World.Prediction;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;

/** Which of an item's predictions a query means, by walking through all the ways in which it can hold. */
final class MeantOracle {

    private final World.Item item;

    private MeantOracle(World.Item item) {
        this.item = item;
    }

    static Set<Prediction> meant(Condition condition, World.Item item) {
        MeantOracle oracle = new MeantOracle(item);
        if (!Evaluator.holds(condition, item)) {
            return Set.of();
        }
        Stream<Prediction> meant = PageOracle.groups(condition).findAny().isPresent()
                ? oracle.of(condition)
                : item.predictions().stream().filter(one -> one.set().visible() && one.score() >= 0);
        Set<Prediction> identical = Collections.newSetFromMap(new IdentityHashMap<>());
        meant.forEach(identical::add);
        return identical;
    }

    private Stream<Prediction> of(Condition condition) {
        if (!Evaluator.holds(condition, item)) {
            return Stream.empty();
        }
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(this::of);
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().flatMap(this::of);
        }
        return PageOracle.groups(condition).flatMap(group -> members(group, condition));
    }

    private Stream<Prediction> members(Group group, Condition condition) {
        Stream<Prediction> members = Evaluator.predictions(group, item);
        return condition instanceof Condition.Test test
                ? members.filter(one -> Evaluator.passes(one.score(), test))
                : members;
    }
}
