package io.autotag.query.cell;

import io.autotag.query.Condition;
import java.util.stream.Stream;

/** What must hold in any case for a condition to hold. */
public final class Conjuncts {
    private Conjuncts() {}

    public static Stream<Condition> of(Condition condition) {
        return condition instanceof Condition.All all
                ? all.parts().stream().flatMap(Conjuncts::of)
                : Stream.of(condition);
    }

    public static Stream<Condition.Test> tests(Condition condition) {
        return of(condition).filter(Condition.Test.class::isInstance).map(Condition.Test.class::cast);
    }
}
