package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Literal;
import io.autotag.query.Operator;
import io.autotag.query.cell.BestScore;
import io.autotag.query.cell.Tests;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.stream.Stream;

/** Conditions on the fields of the item, i. */
final class ItemTerms implements Terms {
    private final Names names;
    private final Groups groups;
    private final ReviewTerms review;
    private final SliceTerms slices;
    private final JsonTerms metadata = new JsonTerms(Column.ITEM_METADATA);

    ItemTerms(Names names, Groups groups) {
        this.names = names;
        this.groups = groups;
        this.review = new ReviewTerms(names);
        this.slices = new SliceTerms(names, groups);
    }

    @Override
    public Predicate test(Condition.Test test) {
        Operator operator = test.operator();
        return switch (test.field()) {
            case PREDICTED -> predicted(test.value());
            case REVIEW_STATUS, REVIEWER, REVIEWED_AT -> review.test(test);
            case METADATA -> metadata.test(test);
            case SLICE -> slices.test(test);
            case DATASET -> Comparisons.named(operator, dataset(test));
            case REFERENCE_ID -> Comparisons.text(Column.ITEM_KEY, operator, Tests.textOf(test));
            case UID -> Comparisons.text(Column.ITEM_UID, operator, Tests.textOf(test));
            case WIDTH -> Comparisons.compare(Column.ITEM_WIDTH, operator, Tests.numberOf(test));
            case HEIGHT -> Comparisons.compare(Column.ITEM_HEIGHT, operator, Tests.numberOf(test));
            case CREATED_AT ->
                Comparisons.certain(Column.ITEM_CREATED_AT, operator, ((Literal.Moment) test.value()).value());
            case IMAGE_SCORE, OBJECT_SCORE -> groups.bestScore(test);
            default -> throw new IllegalArgumentException("No field of an item: " + test.field());
        };
    }

    @Override
    public Predicate present(Condition.Present present) {
        return switch (present.field()) {
            case REVIEWER, REVIEWED_AT -> review.present(present);
            case METADATA -> metadata.present(present);
            case SLICE -> slices.present(present);
            case WIDTH -> Comparisons.present(Column.ITEM_WIDTH);
            case HEIGHT -> Comparisons.present(Column.ITEM_HEIGHT);
            case IMAGE_SCORE, OBJECT_SCORE -> groups.exists(BestScore.group(present.field(), present.key()));
            default -> Predicate.TRUE;
        };
    }

    private Predicate predicted(Literal look) {
        if (look instanceof Literal.Flag flag) {
            Predicate looked = lookedAtBy(names.sets().stream().filter(NamedSet::visible));
            return flag.value() ? looked : looked.negated();
        }
        String version = ((Literal.Text) look).value();
        return lookedAtBy(names.sets().stream().filter(set -> set.modelVersion().equals(version)));
    }

    private static Predicate lookedAtBy(Stream<NamedSet> sets) {
        int[] ids = sets.mapToInt(NamedSet::id).toArray();
        return ids.length == 0
                ? Predicate.FALSE
                : Predicate.certain(
                        "EXISTS (SELECT 1 FROM set_item s WHERE s.set_id = ANY (?) AND s.item_id = i.id)",
                        (Object) ids);
    }

    private Predicate dataset(Condition.Test test) {
        TextMatch match = TextMatch.of(test.operator(), Tests.textOf(test));
        return Column.ITEM_DATASET.in(names.datasets().stream()
                .filter(dataset -> match.matches(dataset.slug()) || match.matches(dataset.name()))
                .mapToLong(NamedPlace::id)
                .toArray());
    }
}
