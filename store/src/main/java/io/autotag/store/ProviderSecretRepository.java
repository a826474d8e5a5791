package io.autotag.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The secrets that an organisation has for providers. */
public final class ProviderSecretRepository {

    private static final String COLUMNS = "id, org_id, name, origin, sealed, created_at, updated_at";

    /** In place of the one with this name, if there is one. */
    public ProviderSecret put(Transaction tx, long orgId, String name, String origin, String sealed) {
        return tx.sql(
                        "INSERT INTO provider_secret (org_id, name, origin, sealed) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (org_id, name) DO UPDATE"
                                + " SET origin = excluded.origin, sealed = excluded.sealed, updated_at = now()"
                                + " RETURNING " + COLUMNS,
                        orgId,
                        name,
                        origin,
                        sealed)
                .one(ProviderSecretRepository::secret);
    }

    public Optional<ProviderSecret> find(Transaction tx, long orgId, String name) {
        return tx.sql("SELECT " + COLUMNS + " FROM provider_secret WHERE org_id = ? AND name = ?", orgId, name)
                .first(ProviderSecretRepository::secret);
    }

    /** Newest first. */
    public List<ProviderSecret> list(Transaction tx, long orgId, Page page) {
        return tx.sql(
                        "SELECT " + COLUMNS + " FROM provider_secret WHERE org_id = ? AND id < ?"
                                + " ORDER BY id DESC LIMIT ?",
                        orgId,
                        page.before(),
                        page.limit())
                .list(ProviderSecretRepository::secret);
    }

    /** @throws StoreException NOT_FOUND when the organisation has none of this name */
    public void delete(Transaction tx, long orgId, String name) {
        int deleted = tx.sql("DELETE FROM provider_secret WHERE org_id = ? AND name = ?", orgId, name)
                .update();
        if (deleted == 0) {
            throw StoreException.notFound("provider secret");
        }
    }

    private static ProviderSecret secret(Row row) throws SQLException {
        return new ProviderSecret(
                row.number("id"),
                row.number("org_id"),
                row.text("name"),
                row.text("origin"),
                row.text("sealed"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
