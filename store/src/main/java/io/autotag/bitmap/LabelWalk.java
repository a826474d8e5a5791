package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Group;
import io.autotag.query.cell.Tests;
import io.autotag.query.cell.Truth;
import io.autotag.query.names.NamedSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.Container;

/**
 * Counts the items of many labels in one walk along the cells, which stand in the order of their labels: to look for each
 * label by itself would take longer than to count.
 */
final class LabelWalk {

    private final Question question;
    private final int hash;
    private final CellTable table;

    /** Ascending. */
    private final int[] labels;

    /** Where the labels stand in the list of conditions. */
    private final int[] places;

    private LabelWalk(Question question, CellTable table, int[] labels, int[] places) {
        this.question = question;
        this.hash = question.hashCode();
        this.table = table;
        this.labels = labels;
        this.places = places;
    }

    /** What the counts of a block depend on besides the items among which is counted. */
    private record Question(List<NamedSet> sets, int level, Condition where, List<Integer> labels) {}

    /** The same with these items; knows its hash, since the question is deep. */
    private static final class Asked {

        private final Question question;
        private final Container items;
        private final int hash;

        private Asked(Question question, int hash, Bits items) {
            this.question = question;
            this.items = items.container();
            this.hash = 31 * hash + this.items.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked asked
                    && hash == asked.hash
                    && items.equals(asked.items)
                    && question.equals(asked.question);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * Absent unless all conditions end in the same question about one label each.
     *
     * @param query knows the plans of groups
     */
    static Optional<LabelWalk> of(List<Condition> conditions, BlockQuery query) {
        List<Group> groups =
                conditions.stream().flatMap(one -> last(one).stream()).toList();
        boolean alike = groups.size() > 1
                && groups.size() == conditions.size()
                && groups.stream().allMatch(group -> isLike(group, groups.get(0)));
        return alike ? ofGroups(groups, query) : Optional.empty();
    }

    private static Optional<LabelWalk> ofGroups(List<Group> groups, BlockQuery query) {
        List<GroupPlan> plans = groups.stream().map(query::plan).toList();
        int[] labels =
                plans.stream().flatMapToInt(plan -> plan.onlyLabel().stream()).toArray();
        CellTable table = plans.get(0).table();
        boolean different = Arrays.stream(labels).distinct().count() == groups.size();
        if (!different || table.labelsDiffer()) {
            return Optional.empty();
        }
        int[] places = IntStream.range(0, labels.length)
                .boxed()
                .sorted(Comparator.comparingInt(place -> labels[place]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ascending = Arrays.stream(places).map(place -> labels[place]).toArray();
        Group group = groups.get(0);
        Question question = new Question(
                plans.get(0).sets(),
                Tests.code(group.level().orElseThrow()),
                group.where(),
                Arrays.stream(labels).boxed().toList());
        return Optional.of(new LabelWalk(question, table, ascending, places));
    }

    private static Optional<Group> last(Condition condition) {
        List<Condition> parts = Tallying.parts(condition);
        return parts.get(parts.size() - 1) instanceof Condition.Exists exists
                ? Optional.of(exists.group())
                : Optional.empty();
    }

    private static boolean isLike(Group one, Group other) {
        return one.subject() == Group.Subject.PREDICTION
                && one.tag().isPresent()
                && one.level().isPresent()
                && one.subject() == other.subject()
                && one.hidden() == other.hidden()
                && one.level().equals(other.level())
                && one.where().equals(other.where());
    }

    /**
     * For each condition how many of some items there are; absent where cells leave something open. A block remembers it: the
     * same is asked again after every decision, which changes one block of many.
     */
    Optional<int[]> count(Block block, Bits among, CountingBits counting) {
        return block.rememberCounts(new Asked(question, hash, among), among.sizeInBytes(), () -> {
            counting.among(among);
            return count(block, counting);
        });
    }

    private Optional<int[]> count(Block block, CountingBits items) {
        List<Walker> walkers =
                question.sets().stream().map(set -> new Walker(set, block)).toList();
        int[] counts = new int[labels.length];
        boolean isOpen = false;
        for (int i = 0; i < labels.length; i++) {
            for (Walker walker : walkers) {
                isOpen |= walker.add(labels[i], items);
            }
            counts[places[i]] = items.take();
        }
        return isOpen ? Optional.empty() : Optional.of(counts);
    }

    /** Where the walk along the cells of a set has got to. */
    private final class Walker {

        private final CellMap cells;
        private final CellTable.Row row;
        private int at;

        private Walker(NamedSet set, Block block) {
            this.cells = block.set(set.id());
            this.row = table.row(set, question.level());
            this.at = cells.placeFrom(PredictionCell.first(question.level(), 0));
        }

        /** Gathers the items of a label, and says whether more may have it. */
        private boolean add(int label, CountingBits items) {
            long first = PredictionCell.first(question.level(), label);
            long end = first + PredictionCell.OF_A_LABEL;
            boolean isOpen = false;
            while (at < cells.size() && cells.key(at) < end) {
                Truth truth = cells.key(at) < first ? Truth.NO : row.of(cells.key(at));
                if (truth == Truth.YES) {
                    items.add(cells.items(at));
                }
                isOpen |= truth == Truth.MAYBE;
                at++;
            }
            return isOpen;
        }
    }
}
