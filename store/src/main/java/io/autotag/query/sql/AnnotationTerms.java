package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.cell.Tests;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;

/** Conditions on the fields of one final annotation, a. */
final class AnnotationTerms implements Terms {
    private final Names names;
    private final JsonTerms attributes = new JsonTerms(Column.ANNOTATION_ATTRIBUTES);

    AnnotationTerms(Names names) {
        this.names = names;
    }

    @Override
    public Predicate test(Condition.Test test) {
        return switch (test.field()) {
            case ANNOTATION_LABEL -> {
                TextMatch match = TextMatch.of(test.operator(), Tests.textOf(test));
                yield Comparisons.named(test.operator(), Column.ANNOTATION_LABEL.in(names.labels(match)));
            }
            case ANNOTATION_TYPE -> Comparisons.certain(Column.ANNOTATION_KIND, test.operator(), Tests.textOf(test));
            case ANNOTATION_ATTRIBUTE -> attributes.test(test);
            case BOX_WIDTH -> Comparisons.compare(Column.ANNOTATION_WIDTH, test.operator(), Tests.realOf(test));
            case BOX_HEIGHT -> Comparisons.compare(Column.ANNOTATION_HEIGHT, test.operator(), Tests.realOf(test));
            case BOX_AREA -> Comparisons.compare(Column.ANNOTATION_AREA, test.operator(), Tests.numberOf(test));
            default -> throw new IllegalArgumentException("No field of an annotation: " + test.field());
        };
    }

    @Override
    public Predicate present(Condition.Present present) {
        return switch (present.field()) {
            case ANNOTATION_ATTRIBUTE -> attributes.present(present);
            case BOX_WIDTH, BOX_HEIGHT, BOX_AREA -> Comparisons.present(Column.ANNOTATION_WIDTH);
            default -> Predicate.TRUE;
        };
    }
}
