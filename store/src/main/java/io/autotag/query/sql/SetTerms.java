package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Operator;
import java.util.List;

/** Conditions that a whole prediction set fulfils or not: they are decided before there is any SQL. */
final class SetTerms {
    private SetTerms() {}

    static boolean decides(Condition.Test test) {
        return switch (test.field()) {
            case TRAINING_SET, MODEL, MODEL_VERSION -> true;
            default -> false;
        };
    }

    static boolean holds(Condition.Test test, NamedSet set) {
        String name = name(test, set);
        boolean matches =
                TextMatch.of(test.operator(), Comparisons.textOf(test)).matches(name);
        boolean missing = name.isEmpty();
        return !missing && matches != (test.operator() == Operator.NOT_EQUAL);
    }

    private static String name(Condition.Test test, NamedSet set) {
        return switch (test.field()) {
            case TRAINING_SET -> set.trainingSet();
            case MODEL -> set.model();
            case MODEL_VERSION -> set.modelVersion();
            default -> throw new IllegalArgumentException("No name of a set: " + test.field());
        };
    }

    /** Of these sets those that the condition does not rule out as a whole. */
    static List<NamedSet> narrowed(List<NamedSet> sets, Condition where) {
        List<Condition.Test> tests =
                Conjuncts.tests(where).filter(SetTerms::decides).toList();
        return sets.stream()
                .filter(set -> tests.stream().allMatch(test -> holds(test, set)))
                .toList();
    }
}
