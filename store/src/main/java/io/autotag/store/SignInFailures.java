package io.autotag.store;

import java.time.Instant;
import java.util.Optional;

/** Who tried to sign in in vain. */
public final class SignInFailures {

    /** @param subject a login or an address from which somebody tried */
    public void note(Transaction tx, String subject, Instant now) {
        tx.sql("INSERT INTO sign_in_failure (subject, at) VALUES (?, ?)", subject, now)
                .update();
    }

    /** Takes back one that was noted for that moment. */
    public void takeBack(Transaction tx, String subject, Instant noted) {
        tx.sql(
                        """
                        DELETE FROM sign_in_failure WHERE ctid = (
                            SELECT ctid FROM sign_in_failure WHERE subject = ? AND at = ?
                            LIMIT 1 FOR UPDATE SKIP LOCKED)""",
                        subject,
                        noted)
                .update();
    }

    /** Of the subject's last {@code most} failures the first, if all of them lie after that time; else empty. */
    public Optional<Instant> tooMany(Transaction tx, String subject, int most, Instant since) {
        return tx.sql(
                        """
                        SELECT at FROM sign_in_failure WHERE subject = ? AND at > ?
                        ORDER BY at DESC OFFSET ? LIMIT 1""",
                        subject,
                        since,
                        most - 1)
                .first(row -> row.instant("at"));
    }

    /** Forgets what was before that time. */
    public void forget(Transaction tx, Instant before) {
        tx.sql("DELETE FROM sign_in_failure WHERE at <= ?", before).update();
    }
}
