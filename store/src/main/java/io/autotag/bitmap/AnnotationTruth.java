package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Operator;
import io.autotag.query.cell.Tests;
import io.autotag.query.cell.Truth;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.Arrays;

/** What a condition on an annotation is known to be for all annotations of a cell. */
final class AnnotationTruth implements Condition.Visitor<Truth> {
    private final Names names;
    private final long cell;

    AnnotationTruth(Names names, long cell) {
        this.names = names;
        this.cell = cell;
    }

    @Override
    public Truth all(Condition.All all) {
        return all.parts().stream().map(part -> part.accept(this)).reduce(Truth.YES, Truth::and);
    }

    @Override
    public Truth any(Condition.Any any) {
        return any.parts().stream().map(part -> part.accept(this)).reduce(Truth.NO, Truth::or);
    }

    @Override
    public Truth negation(Condition.Negation negation) {
        return negation.part().accept(this).negated();
    }

    @Override
    public Truth exists(Condition.Exists exists) {
        return Truth.MAYBE;
    }

    @Override
    public Truth count(Condition.Count count) {
        return Truth.MAYBE;
    }

    @Override
    public Truth test(Condition.Test test) {
        boolean negated = test.operator() == Operator.NOT_EQUAL;
        return switch (test.field()) {
            case ANNOTATION_LABEL -> Truth.of(isLabel(test) != negated);
            case ANNOTATION_TYPE ->
                Truth.of(Tests.textOf(test).equals("bounding_box") == Fact.annotationIsBox(cell) != negated);
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
