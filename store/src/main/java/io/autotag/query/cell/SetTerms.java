package io.autotag.query.cell;

import io.autotag.query.Condition;
import io.autotag.query.Group;
import io.autotag.query.Operator;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.List;

/** Conditions that a whole prediction set fulfils or not: they are decided before there is any SQL. */
public final class SetTerms {
    private SetTerms() {}

    public static boolean decides(Condition.Test test) {
        return switch (test.field()) {
            case TRAINING_SET, MODEL, MODEL_VERSION -> true;
            default -> false;
        };
    }

    public static boolean holds(Condition.Test test, NamedSet set) {
        String name = name(test, set);
        boolean matches = TextMatch.of(test.operator(), Tests.textOf(test)).matches(name);
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

    /** The sets in which members of a group of predictions can lie. */
    public static List<NamedSet> reached(Names names, Group group) {
        List<NamedSet> reached = names.sets().stream()
                .filter(set -> group.hidden() || set.visible())
                .toList();
        return narrowed(reached, group.where());
    }

    private static List<NamedSet> narrowed(List<NamedSet> sets, Condition where) {
        List<Condition.Test> tests =
                Conjuncts.tests(where).filter(SetTerms::decides).toList();
        return sets.stream()
                .filter(set -> tests.stream().allMatch(test -> holds(test, set)))
                .toList();
    }
}
