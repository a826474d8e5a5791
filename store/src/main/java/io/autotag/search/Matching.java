package io.autotag.search;

import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Transaction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Asks PostgreSQL which of some items match; nothing else decides what a page holds. */
final class Matching {

    private final Transaction tx;
    private final SqlFragment condition;

    Matching(Transaction tx, SqlFragment condition) {
        this.tx = tx;
        this.condition = condition;
    }

    Set<ItemCursor> anyKey(long[] itemIds) {
        return check(statement(itemIds), Optional.empty());
    }

    /** The statement that checks the items. */
    SqlFragment statement(long[] itemIds) {
        return ofItems(SqlFragment.of("SELECT i.id FROM item i WHERE "), itemIds);
    }

    /** With the keys of those that have one. */
    Set<ItemCursor> withKey(SortKey key, long[] itemIds) {
        SqlFragment select =
                SqlFragment.of("SELECT i.id, ").then(key.expression()).then(" AS key FROM item i WHERE ");
        return check(ofItems(select, itemIds), Optional.of(key));
    }

    /** Only those that have no key. */
    Set<ItemCursor> withoutKey(SortKey key, long[] itemIds) {
        SqlFragment select = SqlFragment.of("SELECT i.id FROM item i WHERE ")
                .then(key.expression())
                .then(" IS NULL AND ");
        return check(ofItems(select, itemIds), Optional.empty());
    }

    private SqlFragment ofItems(SqlFragment select, long[] itemIds) {
        return select.then("i.id = ANY (?) AND ", itemIds).then(condition);
    }

    private Set<ItemCursor> check(SqlFragment statement, Optional<SortKey> key) {
        return new HashSet<>(tx.sql(statement).list(row -> {
            Optional<String> value = key.isPresent() ? key.get().read(row) : Optional.empty();
            return new ItemCursor(value, row.number("id"));
        }));
    }
}
