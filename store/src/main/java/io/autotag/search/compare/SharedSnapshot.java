package io.autotag.search.compare;

import io.autotag.store.Transaction;
import java.util.regex.Pattern;

/** One moment of the database that several transactions see. */
final class SharedSnapshot {

    private static final Pattern NAME = Pattern.compile("[0-9A-F-]+");

    private final String name;

    private SharedSnapshot(String name) {
        this.name = name;
    }

    /** The moment of the transaction, which has asked nothing yet; good until it ends. */
    static SharedSnapshot of(Transaction tx) {
        tx.seeOneMoment();
        String name = tx.sql("SELECT pg_export_snapshot() AS name").one(row -> row.text("name"));
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException("no snapshot has the name " + name);
        }
        return new SharedSnapshot(name);
    }

    /** From now on the transaction, which has asked nothing yet, sees that moment. */
    void see(Transaction tx) {
        tx.seeOneMoment();
        // The statement takes no values; the name is PostgreSQL's own.
        tx.sql("SET TRANSACTION SNAPSHOT '" + name + "'").execute();
    }
}
