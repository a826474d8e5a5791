package io.autotag.bitmap;

import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.cell.Cell;
import io.autotag.query.cell.CellTruth;
import io.autotag.query.cell.NeededLabels;
import io.autotag.query.cell.SetTerms;
import io.autotag.query.cell.Tests;
import io.autotag.query.cell.Truth;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which cells the members of a group of predictions lie, decided once for all blocks. */
final class GroupPlan {
    private static final int[] LEVELS = {0, 1};
    private static final int ANY_LABEL = 0;

    private final Names names;
    private final Group group;
    private final List<NamedSet> sets;
    private final Optional<int[]> labels;
    private final boolean labelsDiffer;
    private final Map<TableKey, @Nullable Truth[]> tables = new HashMap<>();

    GroupPlan(Names names, Group group) {
        this.names = names;
        this.group = group;
        this.sets = SetTerms.reached(names, group);
        this.labels = group.tag().isPresent()
                ? group.tag().map(tag -> names.labels(TextMatch.of(tag)))
                : new NeededLabels(names, Field.LABEL).of(group.where());
        this.labelsDiffer = group.where().accept(new Mentions(Field.LABEL));
    }

    Span of(Block block) {
        if (sets.isEmpty()) {
            return Span.NOWHERE;
        }
        boolean everyLabel = labels.isEmpty() && !labelsDiffer;
        return everyLabel ? block.remember(new Question(group, sets), () -> find(block)) : find(block);
    }

    private Span find(Block block) {
        BitsUnion sure = new BitsUnion();
        BitsUnion maybe = new BitsUnion();
        for (NamedSet set : sets) {
            CellMap cells = block.set(set.id());
            for (int level : levels()) {
                find(set, level, cells, sure, maybe);
            }
        }
        Bits certain = sure.result();
        Bits uncertain = maybe.result();
        return uncertain.isEmpty() ? Span.exactly(certain) : new Span(certain, certain.or(uncertain));
    }

    private int[] levels() {
        return group.level().map(level -> new int[] {Tests.code(level)}).orElse(LEVELS);
    }

    private void find(NamedSet set, int level, CellMap cells, BitsUnion sure, BitsUnion maybe) {
        CellMap.CellConsumer take = (cell, items) -> {
            Truth truth = truth(set, level, cell);
            if (truth == Truth.YES) {
                sure.add(items);
            } else if (truth == Truth.MAYBE) {
                maybe.add(items);
            }
        };
        if (labels.isEmpty()) {
            cells.forEach(PredictionCell.first(level, 0), PredictionCell.first(level + 1, 0), take);
            return;
        }
        for (int label : labels.get()) {
            long first = PredictionCell.first(level, label);
            cells.forEach(first, first + PredictionCell.OF_A_LABEL, take);
        }
    }

    /** Each combination is decided when it is first met. */
    private Truth truth(NamedSet set, int level, long cell) {
        int label = PredictionCell.label(cell);
        int rest = PredictionCell.rest(cell);
        TableKey key = new TableKey(set.id(), level, labelsDiffer ? label : ANY_LABEL);
        @Nullable Truth[] table = tables.computeIfAbsent(key, unknown -> new Truth[PredictionCell.OF_A_LABEL]);
        Truth known = table[rest];
        if (known == null) {
            int status = PredictionCell.status(rest);
            int bucket = PredictionCell.bucket(rest);
            known = group.where().accept(new CellTruth(names, new Cell(set, level, label, status, bucket)));
            table[rest] = known;
        }
        return known;
    }

    private record TableKey(int set, int level, int label) {}

    /** What a block is asked: the same group over the same sets is answered the same. */
    private record Question(Group group, List<NamedSet> sets) {}
}
