package io.autotag.search;

import io.autotag.query.sql.SqlFragment;

/** The items that match in the order of a key that no index has, in one statement. */
final class SortedItems {

    private SortedItems() {}

    /** A statement with the columns {@code id} and {@code sort_key}. */
    static SqlFragment statement(ItemQuery request, SqlFragment condition, SortKey key, int limit) {
        String order = request.direction() == Direction.ASCENDING ? "ASC" : "DESC";
        SqlFragment statement = SqlFragment.of("SELECT id, sort_key FROM (SELECT i.id, ")
                .then(key.expression())
                .then(" AS sort_key FROM item i WHERE ")
                .then(condition)
                .then(") k");
        if (request.after().isPresent()) {
            statement = statement
                    .then(" WHERE ")
                    .then(behind(request, request.after().get(), key));
        }
        return statement.then(" ORDER BY sort_key " + order + " NULLS LAST, id " + order + " LIMIT ?", limit);
    }

    private static SqlFragment behind(ItemQuery request, ItemCursor cursor, SortKey key) {
        String than = request.direction() == Direction.ASCENDING ? " > ?" : " < ?";
        if (cursor.key().isEmpty()) {
            return SqlFragment.of("sort_key IS NULL AND id" + than, cursor.itemId());
        }
        Object value = key.binding().bind(cursor.key().get());
        return SqlFragment.of(
                "(sort_key" + than + " OR (sort_key = ? AND id" + than + ") OR sort_key IS NULL)",
                value,
                value,
                cursor.itemId());
    }
}
