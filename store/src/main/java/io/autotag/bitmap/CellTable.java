package io.autotag.bitmap;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.cell.Cell;
import io.autotag.query.cell.CellTruth;
import io.autotag.query.cell.Truth;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition on a prediction is known to be for each cell; decided when the cell is first met. */
final class CellTable {

    private static final int ANY_LABEL = 0;

    private final Names names;
    private final Condition where;
    private final boolean labelsDiffer;
    private final Map<Key, @Nullable Truth[]> rows = new HashMap<>();

    CellTable(Names names, Condition where) {
        this.names = names;
        this.where = where;
        this.labelsDiffer = where.accept(new Mentions(Field.LABEL));
    }

    /** Whether the condition names labels itself. */
    boolean labelsDiffer() {
        return labelsDiffer;
    }

    /** Of a set's cells of a level. */
    Row row(NamedSet set, int level) {
        return new Row(set, level);
    }

    /** Looks a label's part of the table up only when the label changes, since cells come in their order. */
    final class Row {

        private final NamedSet set;
        private final int level;
        private int label = -1;
        private @Nullable Truth[] known = {};

        private Row(NamedSet set, int level) {
            this.set = set;
            this.level = level;
        }

        Truth of(long cell) {
            int of = labelsDiffer ? PredictionCell.label(cell) : ANY_LABEL;
            if (of != label) {
                label = of;
                known = rows.computeIfAbsent(
                        new Key(set.id(), level, of), unknown -> new Truth[PredictionCell.OF_A_LABEL]);
            }
            int rest = PredictionCell.rest(cell);
            Truth truth = known[rest];
            if (truth == null) {
                Cell one = new Cell(set, level, label, PredictionCell.status(rest), PredictionCell.bucket(rest));
                truth = where.accept(new CellTruth(names, one));
                known[rest] = truth;
            }
            return truth;
        }
    }

    private record Key(int set, int level, int label) {}
}
