package io.autotag.query.sql;

import io.autotag.query.Field;
import io.autotag.query.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cells in which all members of a group lie. */
final class Cells {
    private static final int[] LEVELS = {0, 1};

    private final Names names;
    private final Groups groups;

    Cells(Names names, Groups groups) {
        this.names = names;
        this.groups = groups;
    }

    /** Nothing where the group says nothing of labels: they would be all cells there are. */
    Optional<List<Cell>> of(Group group) {
        return labels(group).map(labels -> groups.sets(group).stream()
                .flatMap(set -> of(group, set, labels))
                .filter(cell -> group.where().accept(new CellTruth(names, cell)) != Truth.NO)
                .toList());
    }

    private static Stream<Cell> of(Group group, NamedSet set, int[] labels) {
        int[] levels =
                group.level().map(level -> new int[] {Groups.code(level)}).orElse(LEVELS);
        return Arrays.stream(levels)
                .boxed()
                .flatMap(level -> Arrays.stream(labels).boxed().flatMap(label -> IntStream.range(0, Cell.STATUSES)
                        .mapToObj(status -> new Cell(set, level, label, status))));
    }

    private Optional<int[]> labels(Group group) {
        return group.tag().isPresent()
                ? group.tag().map(tag -> names.labels(TextMatch.of(tag)))
                : new NeededLabels(names, Field.LABEL).of(group.where());
    }
}
