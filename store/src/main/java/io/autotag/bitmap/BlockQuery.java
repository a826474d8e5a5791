package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Group;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.Names;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A checked query as a question to blocks. Not thread-safe: make one for each request. */
public final class BlockQuery {
    private final Names names;
    private final Map<Group, GroupPlan> plans = new HashMap<>();
    private final Map<Condition, CellTable> tables = new HashMap<>();

    /** @param names of the project whose blocks are asked */
    public BlockQuery(Names names) {
        this.names = names;
    }

    /** The project's items in the block for which the condition holds. */
    public Span of(Condition condition, Block block) {
        return ofEach(List.of(condition), block).get(0);
    }

    /** The same for each of several conditions; a part that is one object in many of them is looked for once. */
    public List<Span> ofEach(List<Condition> conditions, Block block) {
        Bits everyItem = items(block);
        if (everyItem.isEmpty()) {
            return Collections.nCopies(conditions.size(), Span.NOWHERE);
        }
        BlockEvaluation evaluation = new BlockEvaluation(this, names, block, everyItem);
        Span own = Span.exactly(everyItem);
        return conditions.stream()
                .map(condition -> condition.accept(evaluation).and(own))
                .toList();
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
                : plans.computeIfAbsent(group, this::plan).of(block);
    }

    private GroupPlan plan(Group group) {
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
