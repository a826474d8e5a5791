package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Group;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.Names;
import java.util.HashMap;
import java.util.Map;

/** A checked query as a question to blocks. Not thread-safe: make one for each request. */
public final class BlockQuery {
    private final Names names;
    private final Map<Group, GroupPlan> plans = new HashMap<>();

    /** @param names of the project whose blocks are asked */
    public BlockQuery(Names names) {
        this.names = names;
    }

    /** The project's items in the block for which the condition holds. */
    public Span of(Condition condition, Block block) {
        Bits everyItem = items(block);
        if (everyItem.isEmpty()) {
            return Span.NOWHERE;
        }
        return condition
                .accept(new BlockEvaluation(this, names, block, everyItem))
                .and(Span.exactly(everyItem));
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
                : plans.computeIfAbsent(group, unknown -> new GroupPlan(names, group))
                        .of(block);
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
