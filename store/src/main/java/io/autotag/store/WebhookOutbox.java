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

    /** Locked against removal until the transaction ends; nothing else is kept waiting. */
    private static final String LISTENERS =
            "SELECT id FROM webhook WHERE org_id = %s AND is_active AND ? = ANY (events) ORDER BY id FOR KEY SHARE";

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

    /** Asks who listens, for {@link #tell(Transaction, RoundTrip.Answer, WebhookEvent, String, Supplier)}. */
    static RoundTrip.Answer<Long> ask(RoundTrip trip, long orgId, WebhookEvent event) {
        return trip.ask(row -> row.number("id"), LISTENERS.formatted("?"), orgId, event.wire());
    }

    /** The same as for an organisation, for those who are known already. */
    void tell(
            Transaction tx,
            RoundTrip.Answer<Long> listeners,
            WebhookEvent event,
            String subject,
            Supplier<Map<String, @Nullable Object>> body) {
        tell(tx, ids(listeners.list()), event, subject, body);
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

    private static long[] listeners(Transaction tx, String organisation, long id, WebhookEvent event) {
        return ids(tx.sql(LISTENERS.formatted(organisation), id, event.wire()).list(row -> row.number("id")));
    }

    private static long[] ids(List<Long> listeners) {
        return listeners.stream().mapToLong(Long::longValue).toArray();
    }
}
