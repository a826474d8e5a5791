package io.autotag.query.cell;

import io.autotag.query.Condition;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.Arrays;

/** What a condition on a prediction is known to be for all predictions of a cell. */
public final class CellTruth extends MemberTruth {
    private final Names names;
    private final Cell cell;

    public CellTruth(Names names, Cell cell) {
        this.names = names;
        this.cell = cell;
    }

    @Override
    public Truth test(Condition.Test test) {
        return switch (test.field()) {
            case TRAINING_SET, MODEL, MODEL_VERSION -> Truth.of(SetTerms.holds(test, cell.set()));
            case LABEL -> equality(test, isLabel(test));
            case SCORE -> ScoreBuckets.compare(cell.bucket(), test.operator(), Tests.realOf(test));
            case AUTOTAG_STATUS -> equality(test, isStatus(test));
            default -> Truth.MAYBE;
        };
    }

    private boolean isLabel(Condition.Test test) {
        int[] labels = names.labels(TextMatch.of(test.operator(), Tests.textOf(test)));
        return Arrays.stream(labels).anyMatch(label -> label == cell.label());
    }

    private boolean isStatus(Condition.Test test) {
        return Tests.statusOf(test) == cell.status();
    }

    @Override
    public Truth present(Condition.Present present) {
        return switch (present.field()) {
            case TRAINING_SET -> Truth.of(!cell.set().trainingSet().isEmpty());
            case SCORE, CONFIDENCE, MODEL, MODEL_VERSION, RUN, LABEL, AUTOTAG_STATUS -> Truth.YES;
            default -> Truth.MAYBE;
        };
    }
}
