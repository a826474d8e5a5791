package io.autotag.store;

import java.time.Duration;

/**
 * One at a time on a machine, whichever processes and containers of an installation are there: they share no folder, but
 * the database, which also notices when one goes down.
 */
public final class MachineLock {

    private static final int MACHINE_LOCKS = 24;

    private final Duration patience;

    /** @param patience how long somebody waits, a millisecond or more */
    public MachineLock(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for its turn, in the order in which they came. Held to the end of the transaction.
     *
     * @param machine as all on it call it
     * @return false where it was another's turn all the while
     */
    public boolean take(Transaction tx, String machine) {
        return has(tx, "SELECT pg_advisory_xact_lock(?, hashtext(?))", machine);
    }

    /**
     * Waits for all who have or wait for a turn now, and takes none.
     *
     * @return false where one is not over
     */
    public boolean waitFor(Transaction tx, String machine) {
        return has(tx, "SELECT pg_advisory_xact_lock_shared(?, hashtext(?))", machine);
    }

    private boolean has(Transaction tx, String lock, String machine) {
        return BriefWait.has(
                tx, patience, () -> tx.sql(lock, MACHINE_LOCKS, machine).execute());
    }
}
