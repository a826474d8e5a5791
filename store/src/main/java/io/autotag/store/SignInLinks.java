package io.autotag.store;

import java.time.Instant;
import java.util.Optional;

/** Links that sign one browser in, once. */
public final class SignInLinks {

    /** Makes a link, and forgets those that are over. */
    public void issue(Transaction tx, Grant grant, SessionToken token, Instant now, Instant expiresAt) {
        tx.sql("DELETE FROM sign_in_link WHERE expires_at <= ?", now).update();
        tx.sql(
                        "INSERT INTO sign_in_link (sha256, user_id, key_id, role, expires_at) VALUES (?, ?, ?, ?, ?)",
                        token.sha256(),
                        grant.userId(),
                        grant.keyId(),
                        Words.of(grant.role()),
                        expiresAt)
                .update();
    }

    /** Uses the link up; empty when there is none, or it was used or is over. Of two who use it at once, one gets it. */
    public Optional<Grant> redeem(Transaction tx, SessionToken token, Instant now) {
        return tx.sql(
                        """
                        DELETE FROM sign_in_link WHERE sha256 = ? AND expires_at > ?
                        RETURNING user_id, key_id, role,
                            (SELECT p.changed_at FROM user_password p
                             WHERE p.user_id = sign_in_link.user_id AND key_id IS NULL) AS changed_at""",
                        token.sha256(),
                        now)
                .first(row -> new Grant(
                        row.number("user_id"),
                        row.constant("role", Role.class),
                        row.numberOrNull("key_id"),
                        row.instantOrNull("changed_at")));
    }
}
