package io.autotag.bitmap;

import io.autotag.query.Condition;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Counts the items of one block by one condition after the other. */
final class Tallying {
    private final BlockEvaluation evaluation;
    private final Span everyItem;
    private final CountingBits counting;

    /** The parts of the last conjunction but one of them, and their items. */
    private List<Condition> known = List.of();

    private Span common;
    private boolean counts;

    Tallying(BlockEvaluation evaluation, Bits everyItem, CountingBits counting) {
        this.evaluation = evaluation;
        this.counting = counting;
        this.everyItem = Span.exactly(everyItem);
        this.common = this.everyItem;
    }

    /** The parts of a conjunction, at least one. */
    static List<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all && !all.parts().isEmpty() ? all.parts() : List.of(condition);
    }

    /** The tallies of conditions that have all in common but the labels of the walk; absent where it does not get far. */
    Optional<List<Tally>> along(LabelWalk walk, List<Condition> conditions, Block block) {
        List<Condition> parts = parts(conditions.get(0));
        Span others = common(parts.subList(0, parts.size() - 1));
        if (others.sure() != others.possible() || !share(conditions)) {
            return Optional.empty();
        }
        return others.possible().isEmpty()
                ? Optional.of(Collections.nCopies(conditions.size(), Tally.NOTHING))
                : walk.count(block, others.sure(), uncounted()).map(counts -> Arrays.stream(counts)
                        .mapToObj(count -> new Tally(count, Bits.NONE))
                        .toList());
    }

    private boolean share(List<Condition> conditions) {
        return conditions.stream().map(Tallying::parts).allMatch(parts -> areKnown(parts.subList(0, parts.size() - 1)));
    }

    Tally of(Condition condition) {
        List<Condition> parts = parts(condition);
        Span others = common(parts.subList(0, parts.size() - 1));
        if (others.possible().isEmpty()) {
            return Tally.NOTHING;
        }
        Condition last = parts.get(parts.size() - 1);
        OptionalInt counted = others.sure() == others.possible() && last instanceof Condition.Exists exists
                ? evaluation.count(counting(), exists.group())
                : OptionalInt.empty();
        return counted.isPresent() ? new Tally(counted.getAsInt(), Bits.NONE) : tally(others, evaluation.once(last));
    }

    /** Among nothing yet. */
    private CountingBits uncounted() {
        counts = false;
        return counting;
    }

    /** Of what is common. */
    private CountingBits counting() {
        if (!counts) {
            counting.among(common.sure());
            counts = true;
        }
        return counting;
    }

    private static Tally tally(Span others, Span last) {
        boolean exact = others.sure() == others.possible() && last.sure() == last.possible();
        return exact ? new Tally(others.sure().andCardinality(last.sure()), Bits.NONE) : Tally.of(others.and(last));
    }

    private Span common(List<Condition> parts) {
        if (!areKnown(parts)) {
            common = evaluation.all(parts).and(everyItem);
            known = parts;
            counts = false;
        }
        return common;
    }

    /** The same objects; what is only equal is rare and not worth a comparison. */
    private boolean areKnown(List<Condition> parts) {
        if (parts.size() != known.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) != known.get(i)) {
                return false;
            }
        }
        return true;
    }
}
