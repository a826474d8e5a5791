package io.autotag.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in, in which browser. */
public final class SessionRepository {

    /** Asked with every request of a browser, hence one statement with one plan. */
    private static final String SIGNED_IN =
            """
            SELECT s.id, s.role, s.seen_at, k.uid AS key_uid,
                   u.id AS user_id, u.uid AS user_uid, u.org_id, u.login, u.created_at
            FROM session s
            JOIN app_user u ON u.id = s.user_id
            LEFT JOIN api_key k ON k.id = s.key_id
            WHERE s.sha256 = ? AND s.expires_at > ? AND s.seen_at >= ?
              AND (s.key_id IS NULL
                   OR (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?)))""";

    /**
     * Begins a session, and forgets those that are over.
     *
     * @return false, and nothing begins, when the password of the grant is another one by now
     */
    public boolean open(Transaction tx, Grant grant, SessionToken token, Instant now, Instant expiresAt) {
        if (grant.keyId() == null && !holdsPassword(tx, grant)) {
            return false;
        }
        insert(tx, grant, null, token, now, expiresAt);
        return true;
    }

    /** Begins the session of somebody whom a provider vouches for, and forgets those that are over. */
    public void open(Transaction tx, Identity identity, Role role, SessionToken token, Instant now, Instant expiresAt) {
        insert(tx, new Grant(identity.user().id(), role, null, null), identity.id(), token, now, expiresAt);
    }

    private static void insert(
            Transaction tx,
            Grant grant,
            @Nullable Long identityId,
            SessionToken token,
            Instant now,
            Instant expiresAt) {
        tx.sql("DELETE FROM session WHERE expires_at <= ?", now).update();
        tx.sql(
                        """
                        INSERT INTO session (sha256, user_id, key_id, identity_id, role, seen_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""",
                        token.sha256(),
                        grant.userId(),
                        grant.keyId(),
                        identityId,
                        Words.of(grant.role()),
                        now,
                        expiresAt)
                .update();
    }

    /** The lock makes a change of the password wait, so that it sees and ends what begins here. */
    private static boolean holdsPassword(Transaction tx, Grant grant) {
        return tx.sql(
                        "SELECT 1 AS held FROM user_password WHERE user_id = ? AND changed_at = ? FOR SHARE",
                        grant.userId(),
                        grant.passwordChangedAt())
                .first(row -> row.number("held"))
                .isPresent();
    }

    /** Whether the session that began with a password has not ended; a change of the password waits until tx is over. */
    public boolean holds(Transaction tx, long userId, SessionToken token) {
        tx.sql("SELECT 1 AS held FROM user_password WHERE user_id = ? FOR SHARE", userId)
                .first(row -> row.number("held"));
        return tx.sql("SELECT 1 AS held FROM session WHERE sha256 = ? AND user_id = ?", token.sha256(), userId)
                .first(row -> row.number("held"))
                .isPresent();
    }

    /** Whether the session began at a provider. */
    public boolean isByIdentity(Transaction tx, SessionToken token) {
        return tx.sql("SELECT 1 AS held FROM session WHERE sha256 = ? AND identity_id IS NOT NULL", token.sha256())
                .first(row -> row.number("held"))
                .isPresent();
    }

    /**
     * Whose session this is; empty when there is none, it is over, it was not used for too long, or the key that began it
     * was revoked or has expired.
     */
    public Optional<SignedIn> find(Transaction tx, SessionToken presented, Instant now, Instant usedSince) {
        return tx.lookUp(SessionRepository::signedIn, SIGNED_IN, presented.sha256(), now, usedSince, now);
    }

    /** Notes that the session was used. */
    public void touch(Transaction tx, long sessionId, Instant now) {
        tx.sql("UPDATE session SET seen_at = ? WHERE id = ? AND seen_at < ?", now, sessionId, now)
                .update();
    }

    /** Ends a session; nothing happens when it has ended already. */
    public void close(Transaction tx, SessionToken token) {
        tx.sql("DELETE FROM session WHERE sha256 = ?", token.sha256()).update();
    }

    /** Ends the sessions that the user began with a password, and the links that such a session made. */
    public void closeByPassword(Transaction tx, long userId) {
        tx.sql("DELETE FROM session WHERE user_id = ? AND key_id IS NULL AND identity_id IS NULL", userId)
                .update();
        tx.sql("DELETE FROM sign_in_link WHERE user_id = ? AND key_id IS NULL", userId)
                .update();
    }

    /** Ends everything that the user began in browsers, however it began, and the links to more. */
    public void closeAll(Transaction tx, long userId) {
        tx.sql("DELETE FROM session WHERE user_id = ?", userId).update();
        tx.sql("DELETE FROM sign_in_link WHERE user_id = ?", userId).update();
    }

    /**
     * Ends the sessions that began at providers other than this one.
     *
     * @param issuer empty when there is no provider any more
     * @return how many these were
     */
    public int closeOfOtherIssuers(Transaction tx, String issuer) {
        return tx.sql(
                        """
                        DELETE FROM session s USING user_identity i
                        WHERE i.id = s.identity_id AND i.issuer <> ?""",
                        issuer)
                .update();
    }

    private static SignedIn signedIn(Row row) throws SQLException {
        User user = new User(
                row.number("user_id"),
                row.text("user_uid"),
                row.number("org_id"),
                row.text("login"),
                row.instant("created_at"));
        return new SignedIn(
                row.number("id"),
                user,
                row.constant("role", Role.class),
                row.textOrNull("key_uid"),
                row.instant("seen_at"));
    }
}
