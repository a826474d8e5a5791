package io.autotag.search;

import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.Cover;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Project;
import io.autotag.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The value items are ordered by.
 *
 * @param expression over the item i; NULL where the item has no such value
 * @param everyItemHasOne whether each item that matches has such a value
 * @param cover where items with a value are found in its order; absent when they are in no order anywhere
 */
record SortKey(
        SqlFragment expression, boolean everyItemHasOne, Optional<Cover> cover, Reading reading, Binding binding) {

    private static final String BY_REVIEW =
            "(SELECT r.reviewed_at FROM project_item r WHERE r.project_id = ? AND r.item_id = i.id)";

    static Optional<SortKey> of(ItemSort sort, Project project, CompiledQuery query) {
        return switch (sort) {
            case CREATED_AT -> Optional.empty();
            case REFERENCE_ID ->
                Optional.of(new SortKey(
                        SqlFragment.of("i.key"),
                        true,
                        Optional.of(query.byReferenceId()),
                        row -> row.text("sort_key"),
                        key -> key));
            case REVIEWED_AT ->
                Optional.of(new SortKey(
                        SqlFragment.of(BY_REVIEW, project.id()),
                        false,
                        Optional.of(query.byReviewedAt()),
                        SortKey::instant,
                        Instant::parse));
            case SCORE -> Optional.of(ofScores("max(p.score)", query, query.byScore()));
            case UNCERTAINTY -> Optional.of(ofScores("min(abs(p.score))", query, query.byUncertainty()));
        };
    }

    private static SortKey ofScores(String best, CompiledQuery query, Optional<Cover> cover) {
        SqlFragment expression = SqlFragment.of("(SELECT " + best + " FROM prediction p WHERE p.item_id = i.id AND ")
                .then(query.predictions())
                .then(")");
        return new SortKey(
                expression,
                query.needsPrediction(),
                cover,
                row -> Float.toString(row.real("sort_key")),
                Float::valueOf);
    }

    private static String instant(Row row) throws SQLException {
        return row.instant("sort_key").toString();
    }

    /** The text of a cursor for the value in the column {@code sort_key}. */
    Optional<String> read(Row row) throws SQLException {
        return row.isNull("sort_key") ? Optional.empty() : Optional.of(reading.read(row));
    }

    /** Reads a value that is there. */
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
