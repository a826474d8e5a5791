package io.autotag.store;

import java.time.Duration;

/** What the log and the memory of acknowledged saves need now and then. */
public final class ReviewUpkeep {

    /** Acknowledged saves are known for that long by their idempotency keys. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MONTHS_AHEAD = 3;
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    /** Makes the partitions of the log for the months ahead. */
    public void extend(Transaction tx) {
        new ReviewEvents().extend(tx, MONTHS_AHEAD);
    }

    /**
     * Forgets some of the saves that were acknowledged long ago; to be called again and again.
     *
     * @return how many were forgotten, at most {@value #FORGOTTEN_AT_ONCE}
     */
    public int forget(Transaction tx) {
        return tx.sql(
                        """
                        DELETE FROM review_save WHERE ctid = ANY (ARRAY(
                            SELECT ctid FROM review_save WHERE created_at < now() - make_interval(secs => ?)
                            ORDER BY created_at LIMIT ?))""",
                        (double) REMEMBERED.toSeconds(),
                        FORGOTTEN_AT_ONCE)
                .update();
    }
}
