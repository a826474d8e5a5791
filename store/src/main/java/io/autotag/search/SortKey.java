package io.autotag.search;

import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Project;
import io.autotag.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value items are ordered by.
 *
 * @param expression over the item i; NULL where the item has no such value
 */
record SortKey(SqlFragment expression, Reading reading, Binding binding) {

    private static final String BY_REVIEW =
            "(SELECT r.reviewed_at FROM project_item r WHERE r.project_id = ? AND r.item_id = i.id)";

    static Optional<SortKey> of(ItemSort sort, Project project, CompiledQuery query) {
        return switch (sort) {
            case CREATED_AT -> Optional.empty();
            case REFERENCE_ID -> Optional.of(new SortKey(SqlFragment.of("i.key"), row -> row.text("key"), key -> key));
            case REVIEWED_AT ->
                Optional.of(new SortKey(SqlFragment.of(BY_REVIEW, project.id()), SortKey::instant, Instant::parse));
            case SCORE -> Optional.of(ofScores("max(p.score)", query));
            case UNCERTAINTY -> Optional.of(ofScores("min(abs(p.score))", query));
        };
    }

    private static SortKey ofScores(String best, CompiledQuery query) {
        SqlFragment expression = SqlFragment.of("(SELECT " + best + " FROM prediction p WHERE p.item_id = i.id AND ")
                .then(query.predictions())
                .then(")");
        return new SortKey(expression, row -> Float.toString(row.real("key")), Float::valueOf);
    }

    private static String instant(Row row) throws SQLException {
        return row.instant("key").toString();
    }

    @Nullable
    String read(Row row) throws SQLException {
        return row.isNull("key") ? null : reading.read(row);
    }

    /** The text of a cursor for the value in the column {@code key}. */
    @FunctionalInterface
    interface Reading {

        String read(Row row) throws SQLException;
    }

    /** The bind value for the text of a cursor. */
    @FunctionalInterface
    interface Binding {

        Object bind(String key);
    }
}
