package io.autotag.store;

import java.time.Duration;

/** Removes deliveries of which nobody will ask any more. */
public final class WebhookUpkeep {

    /** The log of what arrived goes so far back. */
    public static final Duration DELIVERED_KEPT = Duration.ofDays(7);

    /** What failed may be replayed for that long. */
    public static final Duration FAILED_KEPT = Duration.ofDays(30);

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    /**
     * Forgets some of the deliveries that ended long ago; to be called again and again.
     *
     * @return how many were forgotten, at most {@value #FORGOTTEN_AT_ONCE}
     */
    public int forget(Transaction tx) {
        return tx.sql(
                        """
                        DELETE FROM webhook_delivery WHERE id = ANY (ARRAY(
                            SELECT id FROM webhook_delivery
                            WHERE status <> 'pending' AND updated_at < now() - CASE status WHEN 'delivered'
                                THEN ? * interval '1 second' ELSE ? * interval '1 second' END
                            ORDER BY updated_at LIMIT ?))""",
                        DELIVERED_KEPT.toSeconds(),
                        FAILED_KEPT.toSeconds(),
                        FORGOTTEN_AT_ONCE)
                .update();
    }
}
