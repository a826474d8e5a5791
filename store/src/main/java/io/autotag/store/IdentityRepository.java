package io.autotag.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The people of providers of OpenID Connect, by the name that a provider has for them. */
public final class IdentityRepository {

    /** Who it is; nobody else changes the identity until tx is over. */
    public Optional<Identity> find(Transaction tx, String issuer, String subject) {
        return tx.sql(
                        """
                        SELECT i.id, i.role, u.id AS user_id, u.uid AS user_uid, u.org_id, u.login, u.created_at
                        FROM user_identity i JOIN app_user u ON u.id = i.user_id
                        WHERE i.issuer = ? AND i.subject = ? FOR UPDATE OF i""",
                        issuer,
                        subject)
                .first(IdentityRepository::identity);
    }

    /** @throws StoreException CONFLICT when the user has another identity of the issuer already */
    public Identity add(Transaction tx, String issuer, String subject, User user, Role role, Instant now) {
        long id = tx.sql(
                        """
                        INSERT INTO user_identity (issuer, subject, user_id, role, signed_in_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id""",
                        issuer,
                        subject,
                        user.id(),
                        Words.of(role),
                        now)
                .first(row -> row.number("id"))
                .orElseThrow(
                        () -> StoreException.conflict("\"" + user.login() + "\" is somebody else to the provider."));
        return new Identity(id, user, role);
    }

    /** The person signs in again; sessions that are open have the role from now on. */
    public void signsIn(Transaction tx, Identity identity, Role role, Instant now) {
        tx.sql("UPDATE user_identity SET role = ?, signed_in_at = ? WHERE id = ?", Words.of(role), now, identity.id())
                .update();
        tx.sql("UPDATE session SET role = ? WHERE identity_id = ?", Words.of(role), identity.id())
                .update();
    }

    /** Ends what the person began here. */
    public void endSessions(Transaction tx, Identity identity) {
        tx.sql("DELETE FROM session WHERE identity_id = ?", identity.id()).update();
    }

    private static Identity identity(Row row) throws SQLException {
        User user = new User(
                row.number("user_id"),
                row.text("user_uid"),
                row.number("org_id"),
                row.text("login"),
                row.instant("created_at"));
        return new Identity(row.number("id"), user, row.constant("role", Role.class));
    }
}
