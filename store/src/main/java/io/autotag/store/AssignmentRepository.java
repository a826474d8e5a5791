package io.autotag.store;

import java.sql.SQLException;
import java.util.List;

/** Who shall review what. */
public final class AssignmentRepository {

    private static final String SELECT =
            """
            SELECT a.id, a.uid, a.name, a.selection_kind, a.selection_uids, a.selection_query, maker.login AS created_by,
                   a.created_at, a.closed_at,
                   (SELECT array_agg(u.login ORDER BY u.login) FROM assignment_user x JOIN app_user u ON u.id = x.user_id
                    WHERE x.assignment_id = a.id) AS logins
            FROM assignment a JOIN app_user maker ON maker.id = a.created_by
            """;

    /** @throws StoreException NOT_FOUND for a login that is not one of the organisation's */
    public Assignment create(Transaction tx, Project project, Reviewer person, NewAssignment wanted) {
        SelectionColumns selection = SelectionColumns.of(wanted.selection());
        long id = tx.sql(
                        """
                        INSERT INTO assignment (project_id, name, selection_kind, selection_uids, selection_query,
                                                created_by)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
                        project.id(),
                        wanted.name(),
                        selection.kind(),
                        selection.uids(),
                        selection.query(),
                        person.id())
                .one(row -> row.number("id"));
        int people = tx.sql(
                        "INSERT INTO assignment_user (assignment_id, user_id)"
                                + " SELECT ?, id FROM app_user WHERE org_id = ? AND login = ANY (?)",
                        id,
                        project.orgId(),
                        wanted.logins())
                .update();
        if (people < wanted.logins().size()) {
            throw StoreException.notFound("person in the organisation");
        }
        return tx.sql(SELECT + "WHERE a.id = ?", id).one(AssignmentRepository::assignment);
    }

    /** @throws StoreException NOT_FOUND when the project has no such assignment */
    public Assignment get(Transaction tx, Project project, String uid) {
        return tx.sql(SELECT + "WHERE a.project_id = ? AND a.uid = ?", project.id(), uid)
                .first(AssignmentRepository::assignment)
                .orElseThrow(() -> StoreException.notFound("assignment"));
    }

    /** All of the project, newest first. */
    public List<Assignment> list(Transaction tx, Project project, Page page) {
        return tx.sql(
                        SELECT + "WHERE a.project_id = ? AND a.id < ? ORDER BY a.id DESC LIMIT ?",
                        project.id(),
                        page.before(),
                        page.limit())
                .list(AssignmentRepository::assignment);
    }

    /** The person's open ones in the project, oldest first. */
    public List<Assignment> openOf(Transaction tx, Project project, User user) {
        return tx.sql(
                        SELECT
                                + """
                                WHERE a.project_id = ? AND a.closed_at IS NULL
                                  AND EXISTS (SELECT 1 FROM assignment_user x
                                              WHERE x.assignment_id = a.id AND x.user_id = ?)
                                ORDER BY a.id""",
                        project.id(),
                        user.id())
                .list(AssignmentRepository::assignment);
    }

    /** Ends it; what was reviewed stays. */
    public void close(Transaction tx, Assignment assignment) {
        tx.sql("UPDATE assignment SET closed_at = coalesce(closed_at, now()) WHERE id = ?", assignment.id())
                .update();
    }

    private static Assignment assignment(Row row) throws SQLException {
        return new Assignment(
                row.number("id"),
                row.text("uid"),
                row.text("name"),
                SelectionColumns.read(row),
                row.texts("logins"),
                row.text("created_by"),
                row.instant("created_at"),
                row.instantOrNull("closed_at"));
    }
}
