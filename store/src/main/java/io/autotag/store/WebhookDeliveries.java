package io.autotag.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the webhooks of an organisation were told, or are to be. */
public final class WebhookDeliveries {

    private static final String SELECT =
            """
            SELECT d.id, d.uid, w.uid AS webhook_uid, d.event, d.payload, d.status, d.attempts, d.due_at,
                   d.response_status, d.response_bytes, d.response_sha256, d.response_preview, d.error_message,
                   d.created_at, d.updated_at
            FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
            """;

    /** @throws StoreException NOT_FOUND when the organisation has no such delivery */
    public WebhookDelivery get(Transaction tx, long orgId, String uid) {
        return tx.sql(SELECT + "WHERE w.org_id = ? AND d.uid = ?", orgId, uid)
                .first(WebhookDeliveries::delivery)
                .orElseThrow(() -> StoreException.notFound("delivery"));
    }

    /**
     * Newest first.
     *
     * @param webhookUid only of this webhook; null for all of them
     * @param status only with this one; null for any
     */
    public List<WebhookDelivery> list(
            Transaction tx, long orgId, @Nullable String webhookUid, @Nullable DeliveryStatus status, Page page) {
        return new Statement()
                .add(SELECT)
                .add("WHERE w.org_id = ? AND d.id < ?", orgId, page.before())
                .add("AND (?::text IS NULL OR w.uid = ?)", webhookUid, webhookUid)
                .add("AND (?::text IS NULL OR d.status = ?)", word(status), word(status))
                .add("ORDER BY d.id DESC LIMIT ?", page.limit())
                .in(tx)
                .list(WebhookDeliveries::delivery);
    }

    /**
     * Has it sent once more, under the same uid, with all the patience a new one has.
     *
     * @throws StoreException CONFLICT while it is pending; NOT_FOUND when the organisation has no such delivery
     */
    public WebhookDelivery replay(Transaction tx, long orgId, String uid) {
        WebhookDelivery delivery = get(tx, orgId, uid);
        int changed = tx.sql(
                        """
                        UPDATE webhook_delivery SET status = 'pending', attempts = 0, due_at = now(), give_up_at = NULL,
                            error_message = NULL, updated_at = now()
                        WHERE id = ? AND status <> 'pending'""",
                        delivery.id())
                .update();
        if (changed == 0) {
            throw StoreException.conflict("The delivery is pending: it is tried again by itself.");
        }
        return get(tx, orgId, uid);
    }

    private static @Nullable String word(@Nullable DeliveryStatus status) {
        return status == null ? null : Words.of(status);
    }

    private static WebhookDelivery delivery(Row row) throws SQLException {
        return new WebhookDelivery(
                row.number("id"),
                row.text("uid"),
                row.text("webhook_uid"),
                row.text("event"),
                row.text("payload"),
                row.constant("status", DeliveryStatus.class),
                row.integer("attempts"),
                row.instant("due_at"),
                response(row),
                row.textOrNull("error_message"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static @Nullable WebhookResponse response(Row row) throws SQLException {
        return row.isNull("response_status")
                ? null
                : new WebhookResponse(
                        row.integer("response_status"),
                        row.integer("response_bytes"),
                        row.text("response_sha256"),
                        row.text("response_preview"));
    }
}
