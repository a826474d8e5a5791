package io.autotag.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The deliveries that are to be sent, shared by all API processes. A delivery is claimed for a while and sent without a
 * transaction; if nobody says in that time what came of it, it is claimed again. Of one subject a webhook has one
 * delivery in hand at a time, the oldest.
 */
public final class WebhookQueue {

    private static final String CLAIM =
            """
            WITH claimed AS (
            UPDATE webhook_delivery d
            SET attempts = d.attempts + 1, due_at = now() + ? * interval '1 millisecond', updated_at = now(),
                give_up_at = coalesce(d.give_up_at, now() + ? * interval '1 millisecond')
            FROM webhook w
            WHERE w.id = d.webhook_id AND d.id IN (
                SELECT n.id FROM webhook_delivery n
                WHERE n.webhook_id = ? AND n.status = 'pending' AND n.due_at <= now()
                  AND NOT EXISTS (SELECT 1 FROM webhook_delivery o
                                  WHERE o.webhook_id = n.webhook_id AND o.subject = n.subject
                                    AND o.status = 'pending' AND o.id < n.id)
                ORDER BY n.due_at, n.id LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING d.id, d.uid, w.uid AS webhook_uid, w.target_url, w.sealed_secret, d.event, d.payload, d.attempts)
            SELECT * FROM claimed ORDER BY id""";

    private final Duration lease;
    private final Duration patience;

    /**
     * @param lease for how long a claim is good
     * @param patience how long after its first attempt a delivery is given up
     */
    public WebhookQueue(Duration lease, Duration patience) {
        this.lease = lease;
        this.patience = patience;
    }

    /** The active webhooks for which something is due, longest waiting first. */
    public List<Long> waiting(Transaction tx) {
        return tx.sql(
                        """
                        SELECT w.id FROM webhook w
                        CROSS JOIN LATERAL (SELECT d.due_at FROM webhook_delivery d
                                            WHERE d.webhook_id = w.id AND d.status = 'pending' AND d.due_at <= now()
                                            ORDER BY d.due_at LIMIT 1) first
                        WHERE w.is_active ORDER BY first.due_at, w.id""")
                .list(row -> row.number("id"));
    }

    /** Claims what is due for the webhook and nobody else has, at most so many. */
    public List<WebhookCall> claim(Transaction tx, long webhookId, int limit) {
        return tx.sql(CLAIM, lease.toMillis(), patience.toMillis(), webhookId, limit)
                .list(WebhookQueue::call);
    }

    /** Notes a test and claims it; there is no second attempt. */
    public WebhookCall test(Transaction tx, Webhook webhook, String payload) {
        long id = tx.sql(
                        """
                        INSERT INTO webhook_delivery (webhook_id, event, subject, payload, attempts, due_at, give_up_at)
                        VALUES (?, ?, gen_random_uuid()::text, ?, 1, now() + ? * interval '1 millisecond', now())
                        RETURNING id""",
                        webhook.id(),
                        WebhookEvent.WEBHOOK_TEST.wire(),
                        payload,
                        lease.toMillis())
                .one(row -> row.number("id"));
        return tx.sql(
                        """
                        SELECT d.id, d.uid, w.uid AS webhook_uid, w.target_url, w.sealed_secret, d.event, d.payload, d.attempts
                        FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id WHERE d.id = ?""",
                        id)
                .one(WebhookQueue::call);
    }

    /**
     * Notes what came of an attempt. Of one that has been overtaken by another nothing is noted.
     *
     * @param delay until the next attempt, should this one have failed and patience not be over
     */
    public void settle(Transaction tx, WebhookCall call, WebhookOutcome outcome, Duration delay) {
        if (outcome.isDelivered()) {
            note(tx, call, outcome, "'delivered'", Duration.ZERO);
        } else if (note(tx, call, outcome, "CASE WHEN now() < give_up_at THEN 'pending' ELSE 'failed' END", delay)) {
            failOverdue(tx, call);
        }
    }

    /** @return whether it has failed for good */
    private static boolean note(
            Transaction tx, WebhookCall call, WebhookOutcome outcome, String status, Duration delay) {
        WebhookResponse response = outcome.response();
        return tx.sql(
                        "UPDATE webhook_delivery SET status = " + status + ","
                                + """
                                  due_at = least(now() + ? * interval '1 millisecond', greatest(give_up_at, now())),
                                  response_status = ?, response_bytes = ?, response_sha256 = ?, response_preview = ?,
                                  error_message = ?, updated_at = now()
                                WHERE id = ? AND attempts = ? AND status = 'pending' RETURNING status""",
                        delay.toMillis(),
                        response == null ? null : response.status(),
                        response == null ? null : response.bytes(),
                        response == null ? null : response.sha256(),
                        response == null ? null : response.preview(),
                        outcome.errorMessage(),
                        call.deliveryId(),
                        call.attempt())
                .first(row -> row.constant("status", DeliveryStatus.class))
                .filter(DeliveryStatus.FAILED::equals)
                .isPresent();
    }

    /** What has waited as long behind a delivery that failed for good fails with it: else each had a day of its own. */
    private void failOverdue(Transaction tx, WebhookCall failed) {
        tx.sql(
                        """
                        UPDATE webhook_delivery n SET status = 'failed', updated_at = now(),
                            error_message = 'What had to be delivered before it could not be.'
                        FROM webhook_delivery f
                        WHERE f.id = ? AND n.webhook_id = f.webhook_id AND n.subject = f.subject AND n.id > f.id
                          AND n.status = 'pending' AND n.created_at < now() - ? * interval '1 millisecond'""",
                        failed.deliveryId(),
                        patience.toMillis())
                .update();
    }

    private static WebhookCall call(Row row) throws SQLException {
        return new WebhookCall(
                row.number("id"),
                row.text("uid"),
                row.text("webhook_uid"),
                row.text("target_url"),
                row.text("sealed_secret"),
                row.text("event"),
                row.text("payload"),
                row.integer("attempts"));
    }
}
