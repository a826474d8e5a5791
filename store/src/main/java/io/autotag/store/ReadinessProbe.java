package io.autotag.store;

/** Whether the database answers and has this version's schema. */
public final class ReadinessProbe {

    private final Database database;

    public ReadinessProbe(Database database) {
        this.database = database;
    }

    /** @throws StoreException UNAVAILABLE when it does not answer */
    public void ping() {
        database.read(tx -> tx.sql("SELECT count(*) AS migrations FROM flyway_schema_history WHERE success")
                .one(row -> row.number("migrations")));
    }
}
