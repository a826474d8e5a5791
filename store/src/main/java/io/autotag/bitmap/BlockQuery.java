package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Group;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.Names;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A checked query as a question to blocks. Not thread-safe: make one for each request. */
public final class BlockQuery {
    private final Names names;
    private final Map<Group, GroupPlan> plans = new HashMap<>();

    /** The same by the objects that groups are: every block meets them again, and they are deep. */
    private final IdentityHashMap<Group, GroupPlan> met = new IdentityHashMap<>();

    private final Map<Condition, CellTable> tables = new HashMap<>();
    private final IdentityHashMap<List<Condition>, Optional<LabelWalk>> walks = new IdentityHashMap<>();

    /** @param names of the project whose blocks are asked */
    public BlockQuery(Names names) {
        this.names = names;
    }

    /** The project's items in the block for which the condition holds. */
    public Span of(Condition condition, Block block) {
        Bits everyItem = items(block);
        return everyItem.isEmpty()
                ? Span.NOWHERE
                : condition
                        .accept(new BlockEvaluation(this, names, block, everyItem))
                        .and(Span.exactly(everyItem));
    }

    /**
     * How many items there are for each of several conditions. Of conjunctions that differ in their last part only, the
     * rest is looked for once, and what they share with it is counted and not gathered.
     *
     * @param counting to be used for one block after the other
     */
    public List<Tally> tallies(List<Condition> conditions, Block block, CountingBits counting) {
        Bits everyItem = items(block);
        if (everyItem.isEmpty()) {
            return Collections.nCopies(conditions.size(), Tally.NOTHING);
        }
        Tallying tallying = new Tallying(new BlockEvaluation(this, names, block, everyItem), everyItem, counting);
        return walk(conditions)
                .flatMap(walk -> tallying.along(walk, conditions, block))
                .orElseGet(() -> conditions.stream().map(tallying::of).toList());
    }

    /** Found for the same list of conditions once. */
    private Optional<LabelWalk> walk(List<Condition> conditions) {
        Optional<LabelWalk> known = walks.get(conditions);
        if (known == null) {
            known = LabelWalk.of(conditions, this);
            walks.put(conditions, known);
        }
        return known;
    }

    private Bits items(Block block) {
        BitsUnion items = new BitsUnion();
        for (NamedPlace dataset : names.datasets()) {
            items.add(block.facts().cells().get(Fact.DATASET.cell(dataset.id())));
        }
        return items.result();
    }

    Span members(Group group, Block block) {
        return group.subject() == Group.Subject.ANNOTATION
                ? annotations(group.where(), block)
                : plan(group).of(block);
    }

    /** How many of some items have a member; empty where this is not to be had without gathering the members. */
    OptionalInt count(CountingBits items, Group group, Block block) {
        return group.subject() == Group.Subject.ANNOTATION
                ? OptionalInt.empty()
                : plan(group).count(items, block);
    }

    GroupPlan plan(Group group) {
        GroupPlan known = met.get(group);
        if (known == null) {
            known = plans.computeIfAbsent(group, this::newPlan);
            met.put(group, known);
        }
        return known;
    }

    private GroupPlan newPlan(Group group) {
        CellTable table = tables.computeIfAbsent(group.where(), where -> new CellTable(names, where));
        return new GroupPlan(names, group, table);
    }

    private Span annotations(Condition where, Block block) {
        BitsUnion sure = new BitsUnion();
        BitsUnion maybe = new BitsUnion();
        block.facts().cells().forEach(Fact.ANNOTATION.first(), Fact.ANNOTATION.end(), (cell, items) -> {
            switch (where.accept(new AnnotationTruth(names, cell))) {
                case YES -> sure.add(items);
                case MAYBE -> maybe.add(items);
                case NO -> {}
            }
        });
        Bits certain = sure.result();
        return new Span(certain, certain.or(maybe.result()));
    }
}
