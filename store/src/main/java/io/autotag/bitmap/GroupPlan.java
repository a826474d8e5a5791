package io.autotag.bitmap;

import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.cell.NeededLabels;
import io.autotag.query.cell.SetTerms;
import io.autotag.query.cell.Tests;
import io.autotag.query.cell.Truth;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which cells the members of a group of predictions lie, decided once for all blocks. */
final class GroupPlan {

    private static final int[] LEVELS = {0, 1};

    private final Group group;
    private final List<NamedSet> sets;
    private final Optional<int[]> labels;
    private final CellTable table;
    private final Question question;

    /** @param table of the group's condition */
    GroupPlan(Names names, Group group, CellTable table) {
        this.group = group;
        this.table = table;
        this.sets = SetTerms.reached(names, group);
        this.labels = group.tag().isPresent()
                ? group.tag().map(tag -> names.labels(TextMatch.of(tag)))
                : new NeededLabels(names, Field.LABEL).of(group.where());
        this.question = new Question(
                group, sets, labels.map(Arrays::stream).map(IntStream::boxed).map(Stream::toList));
    }

    /** The sets in which members can lie. */
    List<NamedSet> sets() {
        return sets;
    }

    CellTable table() {
        return table;
    }

    /** The label that all members have; empty where they have several or there is none. */
    OptionalInt onlyLabel() {
        return labels.filter(ids -> ids.length == 1)
                .map(ids -> OptionalInt.of(ids[0]))
                .orElse(OptionalInt.empty());
    }

    Span of(Block block) {
        if (sets.isEmpty()) {
            return Span.NOWHERE;
        }
        return table.labelsDiffer() ? find(block) : block.remember(question, () -> find(block));
    }

    /**
     * How many of some items have a member. Members of a label are counted and not gathered: there are hundreds of labels,
     * and what a block would remember of them all is as large as itself.
     *
     * @return empty where the cells alone cannot tell, or where their items are known or worth remembering
     */
    OptionalInt count(CountingBits items, Block block) {
        if (sets.isEmpty()) {
            return OptionalInt.of(0);
        }
        if (labels.isEmpty() || block.remembers(question)) {
            return OptionalInt.empty();
        }
        BitsUnion maybe = new BitsUnion();
        find(block, items::add, maybe::add);
        int count = items.take();
        return maybe.result().isEmpty() ? OptionalInt.of(count) : OptionalInt.empty();
    }

    private Span find(Block block) {
        BitsUnion sure = new BitsUnion();
        BitsUnion maybe = new BitsUnion();
        find(block, sure::add, maybe::add);
        Bits certain = sure.result();
        Bits uncertain = maybe.result();
        return uncertain.isEmpty() ? Span.exactly(certain) : new Span(certain, certain.or(uncertain));
    }

    private void find(Block block, Consumer<Bits> sure, Consumer<Bits> maybe) {
        for (NamedSet set : sets) {
            CellMap cells = block.set(set.id());
            for (int level : levels()) {
                find(set, level, cells, sure, maybe);
            }
        }
    }

    private int[] levels() {
        return group.level().map(level -> new int[] {Tests.code(level)}).orElse(LEVELS);
    }

    private void find(NamedSet set, int level, CellMap cells, Consumer<Bits> sure, Consumer<Bits> maybe) {
        CellTable.Row row = table.row(set, level);
        CellMap.CellConsumer take = (cell, items) -> {
            Truth truth = row.of(cell);
            if (truth == Truth.YES) {
                sure.accept(items);
            } else if (truth == Truth.MAYBE) {
                maybe.accept(items);
            }
        };
        if (labels.isEmpty()) {
            CellMap all = table.labelsDiffer() ? cells : cells.withoutLabels();
            all.forEach(PredictionCell.first(level, 0), PredictionCell.first(level + 1, 0), take);
            return;
        }
        for (int label : labels.get()) {
            long first = PredictionCell.first(level, label);
            cells.forEach(first, first + PredictionCell.OF_A_LABEL, take);
        }
    }

    /** What a block is asked: the same group over the same sets and labels. Knows its hash, since it is deep. */
    private static final class Question {

        private final Group group;
        private final List<NamedSet> sets;
        private final Optional<List<Integer>> labels;
        private final int hash;

        private Question(Group group, List<NamedSet> sets, Optional<List<Integer>> labels) {
            this.group = group;
            this.sets = sets;
            this.labels = labels;
            this.hash = Objects.hash(group, sets, labels);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question question
                    && hash == question.hash
                    && group.equals(question.group)
                    && sets.equals(question.sets)
                    && labels.equals(question.labels);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
