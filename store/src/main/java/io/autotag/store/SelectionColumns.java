package io.autotag.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A selection as three columns: selection_kind, selection_uids, selection_query. */
record SelectionColumns(String kind, List<String> uids, @Nullable String query) {

    private static final Selection.Visitor<SelectionColumns> TO_COLUMNS = new Selection.Visitor<>() {
        @Override
        public SelectionColumns full(Selection.Full selection) {
            return new SelectionColumns("full", List.of(), null);
        }

        @Override
        public SelectionColumns slices(Selection.Slices selection) {
            return new SelectionColumns("slices", selection.uids(), null);
        }

        @Override
        public SelectionColumns items(Selection.Items selection) {
            return new SelectionColumns("items", selection.uids(), null);
        }

        @Override
        public SelectionColumns query(Selection.Query selection) {
            return new SelectionColumns("query", List.of(), selection.text());
        }

        @Override
        public SelectionColumns failures(Selection.Failures selection) {
            return new SelectionColumns("failures", List.of(selection.runUid()), null);
        }
    };

    static SelectionColumns of(Selection selection) {
        return selection.accept(TO_COLUMNS);
    }

    static Selection read(Row row) throws SQLException {
        String kind = row.text("selection_kind");
        return switch (kind) {
            case "full" -> new Selection.Full();
            case "slices" -> new Selection.Slices(row.texts("selection_uids"));
            case "items" -> new Selection.Items(row.texts("selection_uids"));
            case "query" -> new Selection.Query(row.text("selection_query"));
            case "failures" ->
                new Selection.Failures(row.texts("selection_uids").get(0));
            default -> throw new IllegalStateException("Unknown kind of selection: " + kind);
        };
    }
}
