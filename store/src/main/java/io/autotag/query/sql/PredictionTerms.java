package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.cell.SetTerms;
import io.autotag.query.cell.Tests;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.stream.Stream;

/** Conditions on the fields of one prediction, p. */
final class PredictionTerms implements Terms {
    private final Names names;

    PredictionTerms(Names names) {
        this.names = names;
    }

    @Override
    public Predicate test(Condition.Test test) {
        return switch (test.field()) {
            case SCORE -> Comparisons.certain(Column.SCORE, test.operator(), Tests.realOf(test));
            case CONFIDENCE -> Comparisons.certain(Column.CONFIDENCE, test.operator(), Tests.realOf(test));
            case TRAINING_SET, MODEL, MODEL_VERSION ->
                sets(names.sets().stream().filter(set -> SetTerms.holds(test, set)));
            case RUN -> Comparisons.named(test.operator(), Column.RUN.in(names.runs(match(test))));
            case LABEL -> Comparisons.named(test.operator(), Column.LABEL.in(names.labels(match(test))));
            case AUTOTAG_STATUS -> Comparisons.certain(Column.STATUS, test.operator(), Tests.statusOf(test));
            case BOX_WIDTH -> Comparisons.compare(Column.BOX_WIDTH, test.operator(), Tests.realOf(test));
            case BOX_HEIGHT -> Comparisons.compare(Column.BOX_HEIGHT, test.operator(), Tests.realOf(test));
            case BOX_AREA -> Comparisons.compare(Column.BOX_AREA, test.operator(), Tests.numberOf(test));
            default -> throw new IllegalArgumentException("No field of a prediction: " + test.field());
        };
    }

    @Override
    public Predicate present(Condition.Present present) {
        return switch (present.field()) {
            case TRAINING_SET ->
                sets(names.sets().stream().filter(set -> !set.trainingSet().isEmpty()));
            case BOX_WIDTH, BOX_HEIGHT, BOX_AREA -> Comparisons.present(Column.BOX_WIDTH);
            default -> Predicate.TRUE;
        };
    }

    private static TextMatch match(Condition.Test test) {
        return TextMatch.of(test.operator(), Tests.textOf(test));
    }

    private static Predicate sets(Stream<NamedSet> sets) {
        return Column.SET.in(sets.mapToInt(NamedSet::id).toArray());
    }
}
