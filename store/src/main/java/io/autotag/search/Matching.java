package io.autotag.search;

import io.autotag.query.sql.SqlFragment;
import io.autotag.store.RoundTrip;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Asks PostgreSQL which of some items match; nothing else decides what a page holds. */
final class Matching {

    private static final SqlFragment NOTHING = SqlFragment.of("");

    /**
     * Keeps the planner from joining: of predictions that nobody has analysed yet it does not know how many there are, and
     * goes through all of a label for the fifty items that are to be checked.
     */
    private static final String ONE_BY_ONE = "CASE WHEN true THEN ";

    private final Transaction tx;
    private final SqlFragment condition;
    private final Optional<ReadItems> reading;

    /** @param reading takes what is shown of those that match; absent where nobody is shown anything */
    Matching(Transaction tx, SqlFragment condition, Optional<ReadItems> reading) {
        this.tx = tx;
        this.condition = condition;
        this.reading = reading;
    }

    Set<ItemCursor> anyKey(long[] itemIds) {
        return check(itemIds, statement(itemIds), Optional.empty());
    }

    /** The statement that checks the items. */
    SqlFragment statement(long[] itemIds) {
        return statement(NOTHING, NOTHING, itemIds);
    }

    /** With the keys of those that have one. */
    Set<ItemCursor> withKey(SortKey key, long[] itemIds) {
        return check(itemIds, statement(key.expression().then(" AS sort_key, "), NOTHING, itemIds), Optional.of(key));
    }

    /** Only those that have no key. */
    Set<ItemCursor> withoutKey(SortKey key, long[] itemIds) {
        return check(itemIds, statement(NOTHING, key.expression().then(" IS NULL AND "), itemIds), Optional.empty());
    }

    private SqlFragment statement(SqlFragment column, SqlFragment also, long[] itemIds) {
        return SqlFragment.of("SELECT ")
                .then(column)
                .then(reading.map(ReadItems::columns).orElse(SqlFragment.of("i.id FROM item i")))
                .then(" WHERE i.id = ANY (?) AND " + ONE_BY_ONE, itemIds)
                .then(also)
                .then(condition)
                .then(" END");
    }

    private Set<ItemCursor> check(long[] itemIds, SqlFragment statement, Optional<SortKey> key) {
        RoundTrip trip = tx.roundTrip();
        RoundTrip.Answer<ItemCursor> matching = trip.ask(row -> cursor(row, key), statement);
        reading.ifPresent(items -> items.askAlong(trip, itemIds));
        trip.run();
        return new HashSet<>(matching.list());
    }

    private ItemCursor cursor(Row row, Optional<SortKey> key) throws SQLException {
        Optional<String> value = key.isPresent() ? key.get().read(row) : Optional.empty();
        return new ItemCursor(value, reading.isPresent() ? reading.get().take(row) : row.number("id"));
    }
}
