package io.autotag.query.sql;

import java.util.Optional;

/**
 * A part of an index read in its order. Several leads cover a condition when every item that matches stands in at least
 * one of them; an item may stand in a lead many times, and without matching.
 *
 * @param source from FROM on, with a WHERE
 * @param id the column with the item's id
 * @param key the column the index orders by before the id; absent when the id comes first
 */
record Lead(SqlFragment source, Column id, Optional<Key> key) {
    /**
     * The value items are sorted by.
     *
     * @param mirrored whether that value is the negative of the column's
     */
    record Key(Column column, boolean mirrored) {}

    static Lead byAge(SqlFragment source, Column id) {
        return new Lead(source, id, Optional.empty());
    }

    static Lead byKey(SqlFragment source, Column key, Column id) {
        return new Lead(source, id, Optional.of(new Key(key, false)));
    }

    static Lead byMirroredKey(SqlFragment source, Column key, Column id) {
        return new Lead(source, id, Optional.of(new Key(key, true)));
    }
}
