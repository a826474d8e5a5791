package io.autotag.store;

import java.time.Duration;

/**
 * Keeps the predictions of a project where they are while somebody writes them. Whoever changes, adds or removes
 * predictions holds it and reads the partition of a set afterwards; who moves a set to another partition waits for them.
 */
final class PlacementLock {

    private static final int PLACEMENT_LOCKS = 19;
    private static final int PARTITIONS = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PlacementLock() {}

    /** Held by everyone who writes, until the transaction ends. */
    static void use(Transaction tx, long projectId) {
        tx.sql("SELECT pg_advisory_xact_lock_shared(?, ?)", PLACEMENT_LOCKS, (int) projectId)
                .execute();
    }

    /** The same for who sends more with it, all of which comes after. */
    static void use(RoundTrip trip, long projectId) {
        trip.add("SELECT pg_advisory_xact_lock_shared(?, ?)", PLACEMENT_LOCKS, (int) projectId);
    }

    /** The same for who knows a run of the project. */
    static void useOfRun(Transaction tx, long runId) {
        tx.sql(
                        "SELECT pg_advisory_xact_lock_shared(?, project_id::integer) FROM run WHERE id = ?",
                        PLACEMENT_LOCKS,
                        runId)
                .execute();
    }

    /**
     * Waits for those, and keeps new ones out until the transaction ends; not for long, since they queue behind it.
     *
     * @throws StoreException UNAVAILABLE when somebody writes for longer than that
     */
    static void move(Transaction tx, long projectId) {
        tx.sql("SET LOCAL lock_timeout = " + PATIENCE.toMillis()).execute();
        tx.sql("SELECT pg_advisory_xact_lock(?, ?)", PLACEMENT_LOCKS, (int) projectId)
                .execute();
    }

    /** Lets one at a time choose among the partitions; no project has the id 0. */
    static void choose(Transaction tx) {
        tx.sql("SELECT pg_advisory_xact_lock(?, ?)", PLACEMENT_LOCKS, PARTITIONS)
                .execute();
    }
}
