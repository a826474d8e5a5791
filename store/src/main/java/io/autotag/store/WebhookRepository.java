package io.autotag.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The webhooks of an organisation. */
public final class WebhookRepository {

    private static final String COLUMNS =
            "id, uid, org_id, target_url, events, is_active, sealed_secret, created_at, updated_at";

    public Webhook create(Transaction tx, NewWebhook wanted) {
        return tx.sql(
                        "INSERT INTO webhook (uid, org_id, target_url, events, is_active, sealed_secret)"
                                + " VALUES (?, ?, ?, ?, ?, ?) RETURNING " + COLUMNS,
                        wanted.uid(),
                        wanted.orgId(),
                        wanted.targetUrl(),
                        wanted.events(),
                        wanted.isActive(),
                        wanted.sealedSecret())
                .one(WebhookRepository::webhook);
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such webhook */
    public Webhook get(Transaction tx, long orgId, String uid) {
        return found(tx.sql("SELECT " + COLUMNS + " FROM webhook WHERE org_id = ? AND uid = ?", orgId, uid)
                .first(WebhookRepository::webhook));
    }

    /** Newest first. */
    public List<Webhook> list(Transaction tx, long orgId, Page page) {
        return tx.sql(
                        "SELECT " + COLUMNS + " FROM webhook WHERE org_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                        orgId,
                        page.before(),
                        page.limit())
                .list(WebhookRepository::webhook);
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such webhook */
    public Webhook change(Transaction tx, long orgId, String uid, WebhookChange change) {
        return found(tx.sql(
                        "UPDATE webhook SET target_url = coalesce(?, target_url), events = coalesce(?, events),"
                                + " is_active = coalesce(?, is_active), updated_at = now()"
                                + " WHERE org_id = ? AND uid = ? RETURNING " + COLUMNS,
                        change.targetUrl(),
                        change.events(),
                        change.isActive(),
                        orgId,
                        uid)
                .first(WebhookRepository::webhook));
    }

    /**
     * Takes its deliveries with it, sent or not.
     *
     * @throws StoreException NOT_FOUND when the organisation has no such webhook
     */
    public void delete(Transaction tx, long orgId, String uid) {
        found(tx.sql("DELETE FROM webhook WHERE org_id = ? AND uid = ? RETURNING id", orgId, uid)
                .first(row -> row.number("id")));
    }

    private static <T> T found(Optional<T> row) {
        return row.orElseThrow(() -> StoreException.notFound("webhook"));
    }

    private static Webhook webhook(Row row) throws SQLException {
        return new Webhook(
                row.number("id"),
                row.text("uid"),
                row.number("org_id"),
                row.text("target_url"),
                row.texts("events"),
                row.truth("is_active"),
                row.text("sealed_secret"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
