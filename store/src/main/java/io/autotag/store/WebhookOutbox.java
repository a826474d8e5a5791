package io.autotag.store;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notes what webhooks are to be told, in the transaction that decides it. Where nobody listens it is one look at a small
 * table.
 */
public final class WebhookOutbox {

    /**
     * Notes it for every active webhook of the organisation that listens to the event.
     *
     * @param subject what it is about: a webhook is told of one subject in the order in which this is called
     * @param body the resource as it is now, built only where somebody listens; see {@link JsonText} for what it may hold
     */
    public void tell(
            Transaction tx,
            long orgId,
            WebhookEvent event,
            String subject,
            Supplier<Map<String, @Nullable Object>> body) {
        tell(tx, listeners(tx, "?", orgId, event), event, subject, body);
    }

    /** The same for the organisation of a project. */
    void tellOfProject(
            Transaction tx,
            long projectId,
            WebhookEvent event,
            String subject,
            Supplier<Map<String, @Nullable Object>> body) {
        long[] listeners = listeners(tx, "(SELECT org_id FROM project WHERE id = ?)", projectId, event);
        tell(tx, listeners, event, subject, body);
    }

    private static void tell(
            Transaction tx,
            long[] listeners,
            WebhookEvent event,
            String subject,
            Supplier<Map<String, @Nullable Object>> body) {
        if (listeners.length == 0) {
            return;
        }
        tx.sql(
                        "INSERT INTO webhook_delivery (webhook_id, event, subject, payload)"
                                + " SELECT id, ?, ?, ? FROM unnest(?) AS id",
                        event.wire(),
                        subject,
                        JsonText.of(body.get()),
                        listeners)
                .update();
    }

    /** Locked against removal until the transaction ends; nothing else is kept waiting. */
    private static long[] listeners(Transaction tx, String organisation, long id, WebhookEvent event) {
        List<Long> ids = tx.sql(
                        "SELECT id FROM webhook WHERE org_id = " + organisation
                                + " AND is_active AND ? = ANY (events) ORDER BY id FOR KEY SHARE",
                        id,
                        event.wire())
                .list(row -> row.number("id"));
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
