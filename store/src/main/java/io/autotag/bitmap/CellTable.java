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

    Truth of(NamedSet set, int level, long cell) {
        int label = labelsDiffer ? PredictionCell.label(cell) : ANY_LABEL;
        int rest = PredictionCell.rest(cell);
        @Nullable
        Truth[] row =
                rows.computeIfAbsent(new Key(set.id(), level, label), unknown -> new Truth[PredictionCell.OF_A_LABEL]);
        Truth known = row[rest];
        if (known == null) {
            Cell one = new Cell(set, level, label, PredictionCell.status(rest), PredictionCell.bucket(rest));
            known = where.accept(new CellTruth(names, one));
            row[rest] = known;
        }
        return known;
    }

    private record Key(int set, int level, int label) {}
}
