package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Group;
import io.autotag.query.Operator;
import io.autotag.query.names.Names;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;

/** A condition on items over one block. */
final class BlockEvaluation implements Condition.Visitor<Span> {
    private final BlockQuery query;
    private final Block block;
    private final Span everyItem;
    private final FactEvaluation facts;
    private final BestScoreEvaluation bestScores;
    private final SliceEvaluation slices;

    /** Conditions that were met before, by the objects they are. */
    private final IdentityHashMap<Condition, Span> known = new IdentityHashMap<>();

    BlockEvaluation(BlockQuery query, Names names, Block block, Bits everyItem) {
        this.query = query;
        this.block = block;
        this.everyItem = Span.exactly(everyItem);
        this.facts = new FactEvaluation(names, block, everyItem);
        this.bestScores = new BestScoreEvaluation(this);
        this.slices = new SliceEvaluation(names, block, this);
    }

    @Override
    public Span all(Condition.All all) {
        return all(all.parts());
    }

    /** Those of each of the parts. */
    Span all(List<Condition> parts) {
        if (parts.isEmpty()) {
            return everyItem;
        }
        Span result = once(parts.get(0));
        for (Condition part : parts.subList(1, parts.size())) {
            result = result.possible().isEmpty() ? result : result.and(once(part));
        }
        return result;
    }

    Span once(Condition part) {
        Span before = known.get(part);
        if (before != null) {
            return before;
        }
        Span now = part.accept(this);
        known.put(part, now);
        return now;
    }

    @Override
    public Span any(Condition.Any any) {
        return any.parts().stream().map(part -> part.accept(this)).reduce(Span.NOWHERE, Span::or);
    }

    @Override
    public Span negation(Condition.Negation negation) {
        return negated(negation.part().accept(this));
    }

    Span negated(Span span) {
        return span.negated(everyItem.possible());
    }

    @Override
    public Span exists(Condition.Exists exists) {
        return members(exists.group());
    }

    OptionalInt count(CountingBits items, Group group) {
        return query.count(items, group, block);
    }

    Span members(Group group) {
        return query.members(group, block);
    }

    /** Bitmaps know one from none, and nothing of how many. */
    @Override
    public Span count(Condition.Count count) {
        Span some = members(count.group());
        Span none = negated(some);
        Span withNone = holds(count.operator(), 0, count.bound()) ? none : Span.NOWHERE;
        Span withSome = holdsForAllPositive(count)
                ? some
                : holdsForNoPositive(count) ? Span.NOWHERE : new Span(Bits.NONE, some.possible());
        return withNone.or(withSome);
    }

    private static boolean holdsForAllPositive(Condition.Count count) {
        return switch (count.operator()) {
            case AT_LEAST -> count.bound() <= 1;
            case GREATER, NOT_EQUAL -> count.bound() == 0;
            case EQUAL, LESS, AT_MOST, CONTAINS -> false;
        };
    }

    private static boolean holdsForNoPositive(Condition.Count count) {
        return switch (count.operator()) {
            case LESS -> count.bound() <= 1;
            case AT_MOST, EQUAL -> count.bound() == 0;
            case AT_LEAST, GREATER, NOT_EQUAL, CONTAINS -> false;
        };
    }

    private static boolean holds(Operator operator, long number, long bound) {
        return switch (operator) {
            case EQUAL -> number == bound;
            case NOT_EQUAL -> number != bound;
            case LESS -> number < bound;
            case AT_MOST -> number <= bound;
            case GREATER -> number > bound;
            case AT_LEAST -> number >= bound;
            case CONTAINS -> false;
        };
    }

    @Override
    public Span test(Condition.Test test) {
        return switch (test.field()) {
            case IMAGE_SCORE, OBJECT_SCORE -> bestScores.test(test);
            case SLICE -> slices.test(test);
            default -> facts.test(test);
        };
    }

    @Override
    public Span present(Condition.Present present) {
        return switch (present.field()) {
            case IMAGE_SCORE, OBJECT_SCORE -> bestScores.present(present);
            case SLICE -> slices.present();
            default -> facts.present(present);
        };
    }
}
