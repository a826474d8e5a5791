package io.autotag.query.cell;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Operator;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The labels one of which every member has for which a condition holds. */
public final class NeededLabels {
    private final Names names;
    private final Field field;

    /** @param field the field in which conditions name the members' labels */
    public NeededLabels(Names names, Field field) {
        this.names = names;
        this.field = field;
    }

    /** Nothing where the condition asks for no label. */
    public Optional<int[]> of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().map(this::of).flatMap(Optional::stream).findFirst();
        }
        if (condition instanceof Condition.Any any) {
            return ofEach(any.parts());
        }
        boolean named = condition instanceof Condition.Test test
                && test.field() == field
                && test.operator() != Operator.NOT_EQUAL;
        return named ? Optional.of(named((Condition.Test) condition)) : Optional.empty();
    }

    private Optional<int[]> ofEach(List<Condition> alternatives) {
        List<int[]> each =
                alternatives.stream().map(this::of).flatMap(Optional::stream).toList();
        return each.size() < alternatives.size()
                ? Optional.empty()
                : Optional.of(
                        each.stream().flatMapToInt(Arrays::stream).distinct().toArray());
    }

    private int[] named(Condition.Test test) {
        return names.labels(TextMatch.of(test.operator(), Tests.textOf(test)));
    }
}
