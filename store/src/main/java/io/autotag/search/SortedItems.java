package io.autotag.search;

import io.autotag.query.sql.SqlFragment;
import java.util.Optional;

/** The ids of the items that match, in order, in one statement: right for every query and sort key. */
final class SortedItems {

    private SortedItems() {}

    /** A statement with the columns {@code id} and, where there is a sort key, {@code key}. */
    static SqlFragment statement(ItemQuery request, SqlFragment condition, Optional<SortKey> key, int limit) {
        String order = request.direction() == Direction.ASCENDING ? "ASC" : "DESC";
        SqlFragment statement = SqlFragment.of("SELECT id");
        statement = statement.then(key.isPresent() ? ", key FROM (SELECT i.id, " : " FROM (SELECT i.id");
        if (key.isPresent()) {
            statement = statement.then(key.get().expression()).then(" AS key");
        }
        statement = statement.then(" FROM item i WHERE ").then(condition).then(") k");
        if (request.after().isPresent()) {
            statement = statement
                    .then(" WHERE ")
                    .then(behind(request, request.after().get(), key));
        }
        String by = key.isPresent() ? "key " + order + " NULLS LAST, id " : "id ";
        return statement.then(" ORDER BY " + by + order + " LIMIT ?", limit);
    }

    private static SqlFragment behind(ItemQuery request, ItemCursor cursor, Optional<SortKey> key) {
        String than = request.direction() == Direction.ASCENDING ? " > ?" : " < ?";
        if (key.isEmpty()) {
            return SqlFragment.of("id" + than, cursor.itemId());
        }
        if (cursor.key().isEmpty()) {
            return SqlFragment.of("key IS NULL AND id" + than, cursor.itemId());
        }
        Object value = key.get().binding().bind(cursor.key().get());
        return SqlFragment.of(
                "(key" + than + " OR (key = ? AND id" + than + ") OR key IS NULL)", value, value, cursor.itemId());
    }
}
