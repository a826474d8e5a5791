package io.autotag.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which versions of a model were made active or refused, when, by whom and why. */
public final class ActivationRepository {

    /** The activation of its model that stands: one that nothing came before has no way back. */
    private static final String STANDS =
            """
            (a.previous_version_id IS NOT NULL AND a.id = (
                SELECT max(s.id) FROM activation s
                WHERE s.model_id = a.model_id AND NOT s.is_rollback AND s.rolled_back_at IS NULL AND s.refusal IS NULL
                  AND s.previous_version_id IS DISTINCT FROM s.version_id))
            """;

    private static final String SELECT =
            """
            SELECT a.id, a.uid, v.uid AS version_uid, v.version, b.uid AS previous_uid, b.version AS previous_version,
                   a.is_rollback, a.forced, a.reason, a.findings, a.refusal, u.login, a.created_at, a.rolled_back_at,
                   %s AS has_way_back
            FROM activation a
            LEFT JOIN model_version v ON v.id = a.version_id
            LEFT JOIN model_version b ON b.id = a.previous_version_id
            JOIN app_user u ON u.id = a.actor
            """
                    .formatted(STANDS);

    private final ModelRepository models = new ModelRepository();
    private final AuditLog audit = new AuditLog();

    /**
     * What is to be written down.
     *
     * @param versionId 0 where a way back is refused
     * @param previousVersionId 0 where none was active before
     * @param refusal why it was refused; null where it was done
     */
    public record Change(
            long versionId,
            long previousVersionId,
            boolean isRollback,
            boolean forced,
            String reason,
            List<String> findings,
            @Nullable String refusal) {

        public Change {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The active version of the model, or the one that was so last where that is retired: what is worse than it is no less
     * so. Nobody else changes it until the transaction ends.
     */
    public Optional<ModelVersion> lockLastActive(Transaction tx, Model model) {
        return tx.sql(
                        """
                        SELECT coalesce(m.active_version_id, (
                            SELECT a.version_id FROM activation a WHERE a.model_id = m.id AND a.refusal IS NULL
                            ORDER BY a.id DESC LIMIT 1), 0) AS active
                        FROM model m WHERE m.id = ? FOR UPDATE OF m""",
                        model.id())
                .first(row -> row.number("active"))
                .filter(active -> active != 0)
                .map(active -> models.versionForWorker(tx, active));
    }

    public Activation add(Transaction tx, Model model, Change change, Reviewer person) {
        long id = tx.sql(
                        """
                        INSERT INTO activation (model_id, version_id, previous_version_id, is_rollback, forced, reason,
                                                findings, refusal, actor)
                        VALUES (?, nullif(?, 0), nullif(?, 0), ?, ?, ?, ?, ?, ?) RETURNING id""",
                        model.id(),
                        change.versionId(),
                        change.previousVersionId(),
                        change.isRollback(),
                        change.forced(),
                        change.reason(),
                        change.findings(),
                        change.refusal(),
                        person.id())
                .one(row -> row.number("id"));
        Activation added = tx.sql(SELECT + "WHERE a.id = ?", id).one(ActivationRepository::activation);
        String version = added.versionUid();
        audit.note(
                tx,
                person.user(),
                kind(change),
                version == null ? model.uid() : version,
                version == null ? model.name() : model.name() + "@" + added.version(),
                change.forced() ? "forced: " + change.reason() : change.reason());
        return added;
    }

    private static AuditKind kind(Change change) {
        if (change.refusal() != null) {
            return AuditKind.VERSION_REFUSED;
        }
        return change.isRollback() ? AuditKind.VERSION_ROLLED_BACK : AuditKind.VERSION_ACTIVATED;
    }

    /**
     * Marks the last activation that stands as taken back, and says which version was active before it: none where there is no
     * such activation, or no version was active before.
     */
    public Optional<ModelVersion> takeBackLast(Transaction tx, Model model) {
        return tx.sql(
                        "UPDATE activation a SET rolled_back_at = now() WHERE a.model_id = ? AND " + STANDS
                                + "RETURNING a.previous_version_id",
                        model.id())
                .first(row -> row.number("previous_version_id"))
                .map(previous -> models.versionForWorker(tx, previous));
    }

    /** The newest first. */
    public List<Activation> list(Transaction tx, Model model, Page page) {
        return tx.sql(
                        SELECT + "WHERE a.model_id = ? AND a.id < ? ORDER BY a.id DESC LIMIT ?",
                        model.id(),
                        page.before(),
                        page.limit())
                .list(ActivationRepository::activation);
    }

    private static Activation activation(Row row) throws SQLException {
        return new Activation(
                row.number("id"),
                row.text("uid"),
                row.textOrNull("version_uid"),
                row.integerOrNull("version"),
                row.textOrNull("previous_uid"),
                row.integerOrNull("previous_version"),
                row.truth("is_rollback"),
                row.truth("forced"),
                row.text("reason"),
                row.texts("findings"),
                row.textOrNull("refusal"),
                row.text("login"),
                row.instant("created_at"),
                row.instantOrNull("rolled_back_at"),
                row.truth("has_way_back"));
    }
}
