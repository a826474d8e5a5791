package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Operator;
import io.autotag.query.cell.Tests;
import io.autotag.query.names.Names;
import io.autotag.query.names.SavedQueries;
import io.autotag.query.names.SavedQuery;
import io.autotag.query.names.TextMatch;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Conditions on slices over one block: those items were put into, and the saved queries that find them. */
final class SliceEvaluation {
    private final Names names;
    private final CellMap cells;
    private final BlockEvaluation items;
    private final SavedQueries saved;

    SliceEvaluation(Names names, Block block, BlockEvaluation items) {
        this.names = names;
        this.cells = block.facts().cells();
        this.items = items;
        this.saved = SavedQueries.remembered(names);
    }

    Span test(Condition.Test test) {
        TextMatch match = TextMatch.of(test.operator(), Tests.textOf(test));
        BitsUnion members = new BitsUnion();
        LongStream.of(names.slices(match)).map(Fact.SLICE::cell).forEach(cell -> members.add(cells.get(cell)));
        Span these = orFound(members.result(), one -> one.isCalled(match));
        return test.operator() == Operator.NOT_EQUAL ? present().and(items.negated(these)) : these;
    }

    Span present() {
        return orFound(cells.union(Fact.SLICE.first(), Fact.SLICE.end()), one -> true);
    }

    private Span orFound(Bits members, Predicate<SavedQuery> meant) {
        return saved.each(meant, items::once).stream().reduce(Span.exactly(members), Span::or);
    }
}
