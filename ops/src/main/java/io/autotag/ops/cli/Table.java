package io.autotag.ops.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of text under titles, fitted into a width: the widest column of text gives way first and is cut with an
 * ellipsis. Numbers stand at the right and are never cut. Pure.
 */
public final class Table {

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private record Column(String title, boolean number) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    public Table text(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    public Table number(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, the titles first; none is longer than {@code width} as far as the numbers allow. */
    public List<String> lines(int width, String ellipsis) {
        int[] widths = widths(width);
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::title).toList(), widths, ellipsis));
        rows.forEach(row -> lines.add(line(row, widths, ellipsis)));
        return lines;
    }

    /** The lines without the titles, which then take no room either. */
    public List<String> rowsOnly(int width, String ellipsis) {
        Table untitled = new Table();
        columns.forEach(column -> untitled.columns.add(new Column("", column.number())));
        untitled.rows.addAll(rows);
        return untitled.lines(width, ellipsis).subList(1, rows.size() + 1);
    }

    private int[] widths(int total) {
        int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
        int over = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - total;
        while (over > 0) {
            int widest = widest(widths);
            if (widths[widest] <= NARROWEST || columns.get(widest).number()) {
                return widths;
            }
            widths[widest]--;
            over--;
        }
        return widths;
    }

    private int natural(int column) {
        List<Integer> lengths =
                new ArrayList<>(List.of(columns.get(column).title().length()));
        rows.forEach(row -> lengths.add(row.get(column).length()));
        return Collections.max(lengths);
    }

    private int widest(int[] widths) {
        int widest = 0;
        for (int i = 0; i < widths.length; i++) {
            boolean better = widths[i] > widths[widest] || columns.get(widest).number();
            widest = better && !columns.get(i).number() ? i : widest;
        }
        return widest;
    }

    private String line(List<String> cells, int[] widths, String ellipsis) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Texts.cut(cells.get(i), widths[i], ellipsis);
            String blank = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(columns.get(i).number() ? blank + cell : cell + blank);
        }
        return line.toString().stripTrailing();
    }
}
