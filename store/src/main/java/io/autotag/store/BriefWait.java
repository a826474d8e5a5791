package io.autotag.store;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Work that waits for nobody's row or lock longer than a moment. Where it would have to, it is given up, nothing of it is left, and the
 * transaction goes on.
 */
final class BriefWait {

    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final String BEGIN = "SAVEPOINT brief_wait; SET LOCAL lock_timeout = ";
    private static final String END = "SET LOCAL lock_timeout = DEFAULT; RELEASE SAVEPOINT brief_wait";

    /** Undoes the setting too. */
    private static final String GIVE_UP = "ROLLBACK TO SAVEPOINT brief_wait; RELEASE SAVEPOINT brief_wait";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private BriefWait() {}

    /** Whether the work was done. */
    static boolean has(Transaction tx, Runnable work) {
        return has(tx, MOMENT, work);
    }

    /** The same with so much time for each wait, a millisecond or more. */
    static boolean has(Transaction tx, Duration patience, Runnable work) {
        tx.sql(BEGIN + patience.toMillis()).execute();
        try {
            work.run();
        } catch (StoreException failure) {
            if (!isLocked(failure)) {
                throw failure;
            }
            tx.sql(GIVE_UP).execute();
            return false;
        }
        tx.sql(END).execute();
        return true;
    }

    private static boolean isLocked(StoreException failure) {
        return failure.getCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }
}
