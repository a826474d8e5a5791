package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Literal;
import io.autotag.query.Operator;
import io.autotag.query.cell.Tests;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Conditions on the fields of items over one block; what bitmaps do not know may hold for every item. */
final class FactEvaluation {
    private static final String UNREVIEWED = "unreviewed";

    private final Names names;
    private final Block block;
    private final Bits everyItem;

    FactEvaluation(Names names, Block block, Bits everyItem) {
        this.names = names;
        this.block = block;
        this.everyItem = everyItem;
    }

    Span test(Condition.Test test) {
        return switch (test.field()) {
            case PREDICTED -> predicted(test.value());
            case REVIEW_STATUS -> negatedIfUnequal(test, review(Tests.textOf(test)));
            case REVIEWER -> named(test, Fact.REVIEWER, names.users(match(test)));
            case DATASET -> named(test, Fact.DATASET, datasets(match(test)));
            case METADATA -> value(Facts.METADATA + test.key().orElseThrow(), value -> compares(value, test));
            case WIDTH -> value(Facts.WIDTH, value -> compares(value, test));
            case HEIGHT -> value(Facts.HEIGHT, value -> compares(value, test));
            case CREATED_AT -> createdAt(test);
            default -> unknown();
        };
    }

    Span present(Condition.Present present) {
        return switch (present.field()) {
            case PREDICTED, REVIEW_STATUS, DATASET, REFERENCE_ID, UID, CREATED_AT -> Span.exactly(everyItem);
            case REVIEWER -> Span.exactly(all(Fact.REVIEWER));
            case METADATA -> value(Facts.METADATA + present.key().orElseThrow(), value -> true);
            case WIDTH -> value(Facts.WIDTH, value -> true);
            case HEIGHT -> value(Facts.HEIGHT, value -> true);
            default -> unknown();
        };
    }

    private Span unknown() {
        return new Span(Bits.NONE, everyItem);
    }

    private static TextMatch match(Condition.Test test) {
        return TextMatch.of(test.operator(), Tests.textOf(test));
    }

    private Span negatedIfUnequal(Condition.Test test, Bits equal) {
        return Span.exactly(test.operator() == Operator.NOT_EQUAL ? everyItem.andNot(equal) : equal);
    }

    private Span predicted(Literal look) {
        Predicate<NamedSet> meant =
                look instanceof Literal.Text text ? set -> set.modelVersion().equals(text.value()) : NamedSet::visible;
        BitsUnion looked = new BitsUnion();
        names.sets().stream()
                .filter(meant)
                .forEach(set -> looked.add(block.set(set.id()).get(PredictionCell.LOOKED_AT)));
        boolean negated = look instanceof Literal.Flag flag && !flag.value();
        return Span.exactly(negated ? everyItem.andNot(looked.result()) : looked.result());
    }

    private Bits review(String state) {
        return state.equals(UNREVIEWED)
                ? everyItem.andNot(all(Fact.REVIEW))
                : block.facts().cells().get(Fact.ofReview(state));
    }

    /** An item may have several of these facts, and with none of them it is not unequal to anything. */
    private Span named(Condition.Test test, Fact fact, long[] ids) {
        BitsUnion union = new BitsUnion();
        LongStream.of(ids)
                .map(fact::cell)
                .forEach(cell -> union.add(block.facts().cells().get(cell)));
        Bits these = union.result();
        return Span.exactly(test.operator() == Operator.NOT_EQUAL ? all(fact).andNot(these) : these);
    }

    private Bits all(Fact fact) {
        return block.facts().cells().union(fact.first(), fact.end());
    }

    private long[] datasets(TextMatch match) {
        return names.datasets().stream()
                .filter(dataset -> match.matches(dataset.slug()) || match.matches(dataset.name()))
                .mapToLong(NamedPlace::id)
                .toArray();
    }

    private Span value(String key, Predicate<Value> test) {
        Optional<Map<Value, Bits>> values = block.facts().values().of(key);
        if (values.isEmpty()) {
            return unknown();
        }
        BitsUnion matching = new BitsUnion();
        values.get().forEach((value, items) -> {
            if (test.test(value)) {
                matching.add(items);
            }
        });
        return Span.exactly(matching.result());
    }

    private static boolean compares(Value value, Condition.Test test) {
        return value.compares(test.operator(), test.value());
    }

    /** Ids grow with time, so that most blocks lie on one side of a date. */
    private Span createdAt(Condition.Test test) {
        Instant oldest = block.facts().oldest();
        Instant newest = block.facts().newest();
        if (oldest == null || newest == null) {
            return unknown();
        }
        Instant bound = ((Literal.Moment) test.value()).value();
        boolean allBefore = newest.isBefore(bound);
        boolean allAfter = oldest.isAfter(bound);
        if (!allBefore && !allAfter) {
            return unknown();
        }
        boolean holds =
                switch (test.operator()) {
                    case LESS, AT_MOST -> allBefore;
                    case GREATER, AT_LEAST -> allAfter;
                    case NOT_EQUAL -> true;
                    case EQUAL, CONTAINS -> false;
                };
        return Span.exactly(holds ? everyItem : Bits.NONE);
    }
}
