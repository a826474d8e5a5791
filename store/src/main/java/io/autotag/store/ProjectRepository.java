package io.autotag.store;

import java.sql.SQLException;
import java.util.List;

/** The projects of an organisation and which datasets they are over. */
public final class ProjectRepository {

    private final DatasetRepository datasets = new DatasetRepository();

    /**
     * Creates the project.
     *
     * @throws StoreException NOT_FOUND for a dataset that is not the organisation's, CONFLICT when the owner has a
     *     project with the slug
     */
    public Project create(Transaction tx, NewProject project) {
        ProjectEntity entity = new ProjectEntity(project);
        tx.insert(entity);
        Project created = entity.toRecord();
        for (String uid : project.datasetUids()) {
            Dataset dataset = datasets.get(tx, project.orgId(), uid);
            tx.sql(
                            "INSERT INTO project_dataset (project_id, dataset_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                            created.id(),
                            dataset.id())
                    .update();
        }
        return created;
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such project */
    public Project get(Transaction tx, long orgId, String uid) {
        return tx.session()
                .createSelectionQuery("from ProjectEntity where orgId = :org and uid = :uid", ProjectEntity.class)
                .setParameter("org", orgId)
                .setParameter("uid", uid)
                .uniqueResultOptional()
                .map(ProjectEntity::toRecord)
                .orElseThrow(() -> StoreException.notFound("project"));
    }

    /** Asks for it together with something else. */
    static RoundTrip.Answer<Project> ask(RoundTrip trip, long orgId, String uid) {
        return trip.ask(
                ProjectRepository::project,
                "SELECT id, uid, org_id, owner_name, name, slug, status, created_at, updated_at"
                        + " FROM project WHERE org_id = ? AND uid = ?",
                orgId,
                uid);
    }

    private static Project project(Row row) throws SQLException {
        return new Project(
                row.number("id"),
                row.text("uid"),
                row.number("org_id"),
                row.text("owner_name"),
                row.text("name"),
                row.text("slug"),
                row.text("status"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    /** For workers, which act for every organisation. */
    public Project getForWorker(Transaction tx, long projectId) {
        ProjectEntity entity = tx.session().get(ProjectEntity.class, projectId);
        if (entity == null) {
            throw StoreException.notFound("project");
        }
        return entity.toRecord();
    }

    public List<Project> list(Transaction tx, long orgId, Page page) {
        return tx.session()
                .createSelectionQuery(
                        "from ProjectEntity where orgId = :org and id < :before order by id desc", ProjectEntity.class)
                .setParameter("org", orgId)
                .setParameter("before", page.before())
                .setMaxResults(page.limit())
                .getResultStream()
                .map(ProjectEntity::toRecord)
                .toList();
    }

    /** Projects that are over all of these datasets, newest first, and no more than so many. */
    public List<Project> over(Transaction tx, long orgId, List<String> datasetUids, int most) {
        List<String> uids = tx.sql(
                        """
                        SELECT p.uid FROM project p
                        WHERE p.org_id = ? AND NOT EXISTS (
                            SELECT 1 FROM unnest(?) AS wanted(uid)
                            WHERE NOT EXISTS (SELECT 1 FROM project_dataset o JOIN dataset d ON d.id = o.dataset_id
                                              WHERE o.project_id = p.id AND d.uid = wanted.uid))
                        ORDER BY p.id DESC LIMIT ?""",
                        orgId,
                        datasetUids,
                        most)
                .list(row -> row.text("uid"));
        return uids.stream().map(uid -> get(tx, orgId, uid)).toList();
    }

    /** The uids of the project's datasets, oldest first. */
    public List<String> datasetUids(Transaction tx, Project project) {
        return tx.sql(
                        "SELECT d.uid FROM project_dataset p JOIN dataset d ON d.id = p.dataset_id"
                                + " WHERE p.project_id = ? ORDER BY d.id",
                        project.id())
                .list(row -> row.text("uid"));
    }
}
