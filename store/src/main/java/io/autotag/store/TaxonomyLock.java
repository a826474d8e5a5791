package io.autotag.store;

/** Keeps a taxonomy as it is while decisions that rest on it are written. */
final class TaxonomyLock {

    private static final int TAXONOMY_LOCKS = 11;

    private TaxonomyLock() {}

    /** Held by everyone who decides, until the transaction ends. */
    static void use(Transaction tx, long projectId) {
        tx.sql("SELECT pg_advisory_xact_lock_shared(?, ?)", TAXONOMY_LOCKS, (int) projectId)
                .execute();
    }

    /** The same for who sends more with it, all of which comes after. */
    static void use(RoundTrip trip, long projectId) {
        trip.add("SELECT pg_advisory_xact_lock_shared(?, ?)", TAXONOMY_LOCKS, (int) projectId);
    }

    /** Waits for those, and keeps new ones out until the transaction ends. */
    static void change(Transaction tx, long projectId) {
        tx.sql("SELECT pg_advisory_xact_lock(?, ?)", TAXONOMY_LOCKS, (int) projectId)
                .execute();
    }
}
