package io.autotag.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys of an organisation. */
public final class KeyRepository {

    /** Asked with every request, hence one statement with one plan. */
    private static final String HOLDER =
            """
            SELECT k.id, k.uid, k.org_id, k.user_id, k.name, k.prefix, k.role, k.expires_at, k.last_used_at, k.revoked_at,
                   k.created_at, u.uid AS user_uid, u.login, u.created_at AS user_created_at
            FROM api_key k JOIN app_user u ON u.id = k.user_id WHERE k.sha256 = ?""";

    /** Registers the key; only the hash of the secret is stored. */
    public ApiKey issue(Transaction tx, NewApiKey key, KeySecret secret) {
        ApiKeyEntity entity = new ApiKeyEntity(key, secret);
        tx.insert(entity);
        return entity.toRecord();
    }

    /**
     * Who presents this secret. The key may be expired or revoked: ask {@link ApiKey#isLive}, so that the answer can say
     * why.
     */
    public Optional<KeyHolder> findHolder(Transaction tx, KeySecret presented) {
        return tx.lookUp(KeyRepository::holder, HOLDER, presented.sha256());
    }

    /** The id of a key of the organisation, by its uid. */
    public Optional<Long> findId(Transaction tx, long orgId, String uid) {
        return tx.sql("SELECT id FROM api_key WHERE org_id = ? AND uid = ?", orgId, uid)
                .first(row -> row.number("id"));
    }

    /** Notes that the key was used; writes at most once a minute. */
    public void touch(Transaction tx, long keyId, Instant now) {
        tx.sql(
                        "UPDATE api_key SET last_used_at = ? WHERE id = ?"
                                + " AND (last_used_at IS NULL OR last_used_at < ?)",
                        now,
                        keyId,
                        now.minusSeconds(60))
                .update();
    }

    /** The keys that are not revoked. */
    public List<ApiKey> list(Transaction tx, long orgId, Page page) {
        return tx.session()
                .createSelectionQuery(
                        "from ApiKeyEntity where orgId = :org and id < :before and revokedAt is null order by id desc",
                        ApiKeyEntity.class)
                .setParameter("org", orgId)
                .setParameter("before", page.before())
                .setMaxResults(page.limit())
                .getResultStream()
                .map(ApiKeyEntity::toRecord)
                .toList();
    }

    /**
     * Revokes a key in the name of another. Of two that revoke each other at the same moment one wins, so that one
     * remains.
     *
     * @param by the uid of the key that asks; empty where it is none, but a person with a password
     * @return the name of the key
     * @throws StoreException NOT_FOUND when the organisation has no such key, or it is revoked already; CONFLICT when
     *     the key that asks was revoked meanwhile
     */
    public String revoke(Transaction tx, long orgId, Optional<String> by, String uid, Instant now) {
        String asking = by.orElse(uid);
        List<String> live = tx.sql(
                        "SELECT uid FROM api_key WHERE org_id = ? AND uid IN (?, ?) AND revoked_at IS NULL"
                                + " ORDER BY id FOR UPDATE",
                        orgId,
                        asking,
                        uid)
                .list(row -> row.text("uid"));
        if (!live.contains(uid)) {
            throw StoreException.notFound("key");
        }
        if (!live.contains(asking)) {
            throw StoreException.conflict("The key that asks for this was itself deleted meanwhile.");
        }
        return tx.sql("UPDATE api_key SET revoked_at = ? WHERE org_id = ? AND uid = ? RETURNING name", now, orgId, uid)
                .one(row -> row.text("name"));
    }

    private static KeyHolder holder(Row row) throws SQLException {
        User user = new User(
                row.number("user_id"),
                row.text("user_uid"),
                row.number("org_id"),
                row.text("login"),
                row.instant("user_created_at"));
        ApiKey key = new ApiKey(
                row.number("id"),
                row.text("uid"),
                row.number("org_id"),
                user.id(),
                row.text("name"),
                row.text("prefix"),
                row.constant("role", Role.class),
                row.instantOrNull("expires_at"),
                row.instantOrNull("last_used_at"),
                row.instantOrNull("revoked_at"),
                row.instant("created_at"));
        return new KeyHolder(key, user);
    }
}
