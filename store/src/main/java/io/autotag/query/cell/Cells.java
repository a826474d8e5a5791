package io.autotag.query.cell;

import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cells in which all members of a group lie. */
public final class Cells {
    private static final int[] LEVELS = {0, 1};

    private final Names names;

    public Cells(Names names) {
        this.names = names;
    }

    /** Nothing where the group says nothing of labels: they would be all cells there are. */
    public Optional<List<Cell>> of(Group group) {
        return labels(group).map(labels -> SetTerms.reached(names, group).stream()
                .flatMap(set -> of(group, set, labels))
                .filter(cell -> group.where().accept(new CellTruth(names, cell)) != Truth.NO)
                .toList());
    }

    private static Stream<Cell> of(Group group, NamedSet set, int[] labels) {
        int[] levels = group.level().map(level -> new int[] {Tests.code(level)}).orElse(LEVELS);
        return Arrays.stream(levels)
                .boxed()
                .flatMap(level -> Arrays.stream(labels).boxed().flatMap(label -> IntStream.range(0, Cell.STATUSES)
                        .mapToObj(status -> new Cell(set, level, label, status, Cell.ANY_SCORE))));
    }

    private Optional<int[]> labels(Group group) {
        return group.tag().isPresent()
                ? group.tag().map(tag -> names.labels(TextMatch.of(tag)))
                : new NeededLabels(names, Field.LABEL).of(group.where());
    }
}
