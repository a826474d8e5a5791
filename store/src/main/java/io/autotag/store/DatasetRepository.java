package io.autotag.store;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The datasets of an organisation. */
public final class DatasetRepository {

    private static final int FEW = 8;

    /** @throws StoreException CONFLICT when the owner has one with the slug */
    public Dataset create(Transaction tx, NewDataset dataset) {
        DatasetEntity entity = new DatasetEntity(dataset);
        tx.insert(entity);
        return entity.toRecord();
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such dataset */
    public Dataset get(Transaction tx, long orgId, String uid) {
        return tx.session()
                .createSelectionQuery("from DatasetEntity where orgId = :org and uid = :uid", DatasetEntity.class)
                .setParameter("org", orgId)
                .setParameter("uid", uid)
                .uniqueResultOptional()
                .map(DatasetEntity::toRecord)
                .orElseThrow(() -> StoreException.notFound("dataset"));
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such dataset */
    public Dataset getBySlug(Transaction tx, long orgId, String ownerName, String slug) {
        return findBySlug(tx, orgId, ownerName, slug).orElseThrow(() -> StoreException.notFound("dataset"));
    }

    public Optional<Dataset> findBySlug(Transaction tx, long orgId, String ownerName, String slug) {
        return tx.session()
                .createSelectionQuery(
                        "from DatasetEntity where orgId = :org and ownerName = :owner and slug = :slug",
                        DatasetEntity.class)
                .setParameter("org", orgId)
                .setParameter("owner", ownerName)
                .setParameter("slug", slug)
                .uniqueResultOptional()
                .map(DatasetEntity::toRecord);
    }

    /** For workers, which act for every organisation. */
    public Dataset getForWorker(Transaction tx, String uid) {
        return findForWorker(tx, uid).orElseThrow(() -> StoreException.notFound("dataset"));
    }

    /** The same, empty where there is none. */
    public Optional<Dataset> findForWorker(Transaction tx, String uid) {
        return tx.session()
                .createSelectionQuery("from DatasetEntity where uid = :uid", DatasetEntity.class)
                .setParameter("uid", uid)
                .uniqueResultOptional()
                .map(DatasetEntity::toRecord);
    }

    public List<Dataset> list(Transaction tx, long orgId, DatasetFilter filter, Page page) {
        return tx.session()
                .createSelectionQuery(
                        """
                        from DatasetEntity
                        where orgId = :org and id < :before
                          and (:owner = '' or ownerName = :owner)
                          and (:dataType = '' or dataType = :dataType)
                          and locate(:name, lower(name)) > 0
                          and (:status = '' or status = :status)
                          and (:visibility = '' or visibility = :visibility)
                        order by id desc""",
                        DatasetEntity.class)
                .setParameter("org", orgId)
                .setParameter("before", page.before())
                .setParameter("owner", orEmpty(filter.ownerName()))
                .setParameter("dataType", orEmpty(filter.dataType()))
                .setParameter("name", orEmpty(filter.name()).toLowerCase(Locale.ROOT))
                .setParameter("status", wordOrEmpty(filter.status()))
                .setParameter("visibility", wordOrEmpty(filter.visibility()))
                .setMaxResults(page.limit())
                .getResultStream()
                .map(DatasetEntity::toRecord)
                .toList();
    }

    /** Those of the datasets with these ids that belong to the organisation. */
    public List<Dataset> listByIds(Transaction tx, long orgId, Collection<Long> ids) {
        Stream<DatasetEntity> found = ids.size() > FEW
                ? tx.session()
                        .createSelectionQuery("from DatasetEntity where id in :ids", DatasetEntity.class)
                        .setParameterList("ids", ids)
                        .getResultStream()
                // A list of values makes the query a new text each time, which takes longer to read than to answer.
                : ids.stream().flatMap(id -> Optional.ofNullable(tx.session().get(DatasetEntity.class, id)).stream());
        return found.map(DatasetEntity::toRecord)
                .filter(dataset -> dataset.orgId() == orgId)
                .toList();
    }

    /** The datasets of every organisation whose files are still becoming items, oldest first. */
    public List<Dataset> listCreating(Transaction tx, int limit) {
        return tx.session()
                .createSelectionQuery("from DatasetEntity where status = 'creating' order by id", DatasetEntity.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(DatasetEntity::toRecord)
                .toList();
    }

    /** Keeps others from saying how far the dataset is until the transaction ends. */
    public void lockStatus(Transaction tx, long datasetId) {
        tx.sql("SELECT 1 FROM dataset WHERE id = ? FOR UPDATE", datasetId).execute();
    }

    /** Says that more is being added to the dataset. */
    public void markCreating(Transaction tx, long datasetId) {
        tx.sql("UPDATE dataset SET status = 'creating', updated_at = now() WHERE id = ?", datasetId)
                .update();
    }

    /** Counts the items and says that they are complete. */
    public void markCreated(Transaction tx, long datasetId) {
        count(tx, datasetId);
        tx.sql("UPDATE dataset SET status = 'created' WHERE id = ?", datasetId).update();
    }

    /** Counts the items. */
    void count(Transaction tx, long datasetId) {
        tx.sql(
                        """
                        UPDATE dataset d SET updated_at = now(),
                               item_count = (SELECT count(*) FROM item i WHERE i.dataset_id = d.id)
                        WHERE d.id = ?""",
                        datasetId)
                .update();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String wordOrEmpty(@Nullable Enum<?> constant) {
        return constant == null ? "" : Words.of(constant);
    }
}
