package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.cell.MemberTruth;
import io.autotag.query.cell.Tests;
import io.autotag.query.cell.Truth;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.Arrays;

/** What a condition on an annotation is known to be for all annotations of a cell. */
final class AnnotationTruth extends MemberTruth {
    private final Names names;
    private final long cell;

    AnnotationTruth(Names names, long cell) {
        this.names = names;
        this.cell = cell;
    }

    @Override
    public Truth test(Condition.Test test) {
        return switch (test.field()) {
            case ANNOTATION_LABEL -> equality(test, isLabel(test));
            case ANNOTATION_TYPE ->
                equality(test, Tests.textOf(test).equals("bounding_box") == Fact.annotationIsBox(cell));
            default -> Truth.MAYBE;
        };
    }

    private boolean isLabel(Condition.Test test) {
        int[] labels = names.labels(TextMatch.of(test.operator(), Tests.textOf(test)));
        return Arrays.stream(labels).anyMatch(label -> label == Fact.annotationLabel(cell));
    }

    @Override
    public Truth present(Condition.Present present) {
        boolean always = present.field() == Field.ANNOTATION_LABEL || present.field() == Field.ANNOTATION_TYPE;
        return always ? Truth.YES : Truth.MAYBE;
    }
}
