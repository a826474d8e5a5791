package io.autotag.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of an organisation, and by which password they sign in. Hashes come from the caller. */
public final class PasswordRepository {

    private static final String USERS =
            """
            SELECT u.*, p.role, p.hash, p.changed_at
            FROM app_user u LEFT JOIN user_password p ON p.user_id = u.id""";

    /**
     * A user as an administrator sees one.
     *
     * @param role of sessions that begin with the password; null without one, as for users who have keys only
     */
    public record Listed(User user, @Nullable Role role, @Nullable Instant passwordChangedAt) {}

    /** Gives the user a password, or another one, and the role that it stands for. */
    public void put(Transaction tx, long userId, Role role, String hash, Instant now) {
        tx.sql(
                        """
                        INSERT INTO user_password (user_id, role, hash, changed_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE
                        SET role = excluded.role, hash = excluded.hash, changed_at = excluded.changed_at""",
                        userId,
                        Words.of(role),
                        hash,
                        now)
                .update();
    }

    /**
     * Logins are unique among all organisations, in capital and small letters alike; where older ones are not, the one that is
     * written the same is meant.
     */
    public Optional<PasswordHolder> find(Transaction tx, String login) {
        return tx.sql(
                        USERS + " WHERE lower(u.login) = lower(?) AND p.hash IS NOT NULL"
                                + " ORDER BY u.login = ? DESC, u.id LIMIT 1",
                        login,
                        login)
                .first(row -> new PasswordHolder(
                        user(row), row.constant("role", Role.class), row.text("hash"), row.instant("changed_at")));
    }

    /** Newest first. */
    public List<Listed> list(Transaction tx, long orgId, Page page) {
        return tx.sql(
                        USERS + " WHERE u.org_id = ? AND u.id < ? ORDER BY u.id DESC LIMIT ?",
                        orgId,
                        page.before(),
                        page.limit())
                .list(row -> new Listed(
                        user(row),
                        row.isNull("role") ? null : row.constant("role", Role.class),
                        row.instantOrNull("changed_at")));
    }

    private static User user(Row row) throws SQLException {
        return new User(
                row.number("id"), row.text("uid"), row.number("org_id"), row.text("login"), row.instant("created_at"));
    }
}
