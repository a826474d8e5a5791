package io.autotag.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The items of datasets. */
public final class ItemRepository {

    /** Of the item i, as {@link #item} reads them; for the packages of this module only. */
    public static final String COLUMNS = "i.id, i.uid, i.dataset_id, i.key, i.blob_sha256, i.width, i.height,"
            + " i.content_type, i.bytes, i.metadata::text AS metadata, i.created_at";

    /**
     * Adds the items; one whose key the dataset has already stays as it is.
     *
     * @return the items that are new, in the given order
     */
    public List<Item> add(Transaction tx, long datasetId, List<NewItem> items) {
        List<Item> added = new ArrayList<>();
        for (NewItem item : items) {
            add(tx, datasetId, item).ifPresent(added::add);
        }
        return List.copyOf(added);
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such item */
    public Item get(Transaction tx, long orgId, String uid) {
        return tx.sql(
                        "SELECT " + COLUMNS + " FROM item i JOIN dataset d ON d.id = i.dataset_id"
                                + " WHERE d.org_id = ? AND i.uid = ?",
                        orgId,
                        uid)
                .first(ItemRepository::item)
                .orElseThrow(() -> StoreException.notFound("item"));
    }

    /** The item if it is one of the project's datasets. */
    public Optional<Item> find(Transaction tx, Project project, String uid) {
        return tx.sql(
                        "SELECT " + COLUMNS + " FROM item i JOIN project_dataset p ON p.dataset_id = i.dataset_id"
                                + " WHERE p.project_id = ? AND i.uid = ?",
                        project.id(),
                        uid)
                .first(ItemRepository::item);
    }

    /** The same of a project of the organisation by its uid. */
    static RoundTrip.Answer<Item> ask(RoundTrip trip, long orgId, String projectUid, String uid) {
        return trip.ask(
                ItemRepository::item,
                "SELECT " + COLUMNS + " FROM item i JOIN project_dataset d ON d.dataset_id = i.dataset_id"
                        + " JOIN project p ON p.id = d.project_id WHERE p.org_id = ? AND p.uid = ? AND i.uid = ?",
                orgId,
                projectUid,
                uid);
    }

    /** @throws StoreException NOT_FOUND when the dataset has no such item */
    public Item getOf(Transaction tx, Dataset dataset, String uid) {
        return tx.sql("SELECT " + COLUMNS + " FROM item i WHERE i.dataset_id = ? AND i.uid = ?", dataset.id(), uid)
                .first(ItemRepository::item)
                .orElseThrow(() -> StoreException.notFound("item"));
    }

    /** For workers, which act for every organisation. */
    public Item getForWorker(Transaction tx, String uid) {
        return tx.sql("SELECT " + COLUMNS + " FROM item i WHERE i.uid = ?", uid)
                .first(ItemRepository::item)
                .orElseThrow(() -> StoreException.notFound("item"));
    }

    public List<Item> list(Transaction tx, Dataset dataset, Page page) {
        return tx.sql(
                        "SELECT " + COLUMNS
                                + " FROM item i WHERE i.dataset_id = ? AND i.id < ? ORDER BY i.id DESC LIMIT ?",
                        dataset.id(),
                        page.before(),
                        page.limit())
                .list(ItemRepository::item);
    }

    /** How many items of the dataset have a file that is no readable image. */
    public long countUnreadable(Transaction tx, Dataset dataset) {
        return tx.sql("SELECT count(*) AS items FROM item WHERE dataset_id = ? AND width IS NULL", dataset.id())
                .one(row -> row.number("items"));
    }

    public List<Item> listOf(Transaction tx, Slice slice, Page page) {
        return tx.sql(
                        "SELECT " + COLUMNS + " FROM slice_item s JOIN item i ON i.id = s.item_id"
                                + " WHERE s.slice_id = ? AND s.item_id < ? ORDER BY s.item_id DESC LIMIT ?",
                        slice.id(),
                        page.before(),
                        page.limit())
                .list(ItemRepository::item);
    }

    /** The items of the project's datasets with these ids that exist, newest first. */
    public List<Item> listByIds(Transaction tx, long projectId, long[] itemIds) {
        return tx.sql(
                        "SELECT " + COLUMNS + " FROM item i JOIN project_dataset p ON p.dataset_id = i.dataset_id"
                                + " WHERE p.project_id = ? AND i.id = ANY (?) ORDER BY i.id DESC",
                        projectId,
                        itemIds)
                .list(ItemRepository::item);
    }

    /** The items of these datasets with these ids that exist, in no order. */
    public List<Item> listByIds(Transaction tx, long[] datasetIds, long[] itemIds) {
        return tx.sql(
                        "SELECT " + COLUMNS + " FROM item i WHERE i.id = ANY (?) AND i.dataset_id = ANY (?)",
                        itemIds,
                        datasetIds)
                .list(ItemRepository::item);
    }

    /** The ids of those of the given uids that are items of the project's datasets, in no order. */
    public List<Long> idsOf(Transaction tx, Project project, List<String> uids) {
        return tx.sql(
                        "SELECT i.id FROM item i JOIN project_dataset p ON p.dataset_id = i.dataset_id"
                                + " WHERE p.project_id = ? AND i.uid = ANY (?)",
                        project.id(),
                        uids)
                .list(row -> row.number("id"));
    }

    /** Of the given uids the first few that name no item of the project's datasets. */
    public List<String> unknownUids(Transaction tx, Project project, List<String> uids) {
        return tx.sql(
                        """
                        SELECT DISTINCT given.uid FROM unnest(?) AS given(uid)
                        WHERE NOT EXISTS (SELECT 1 FROM item i JOIN project_dataset p ON p.dataset_id = i.dataset_id
                                          WHERE i.uid = given.uid AND p.project_id = ?)
                        ORDER BY given.uid LIMIT 5""",
                        uids,
                        project.id())
                .list(row -> row.text("uid"));
    }

    /** The item in a row with the {@link #COLUMNS}. */
    public static Item item(Row row) throws SQLException {
        return new Item(
                row.number("id"),
                row.text("uid"),
                row.number("dataset_id"),
                row.text("key"),
                row.text("blob_sha256"),
                row.integerOrNull("width"),
                row.integerOrNull("height"),
                row.text("content_type"),
                row.number("bytes"),
                row.text("metadata"),
                row.instant("created_at"));
    }

    private static Optional<Item> add(Transaction tx, long datasetId, NewItem item) {
        BlobRows.note(tx, item.blobSha256(), item.bytes());
        return tx.sql(
                        "INSERT INTO item AS i (dataset_id, key, blob_sha256, width, height, content_type, bytes,"
                                + " metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)"
                                + " ON CONFLICT (dataset_id, key) DO NOTHING RETURNING "
                                + COLUMNS,
                        datasetId,
                        item.key(),
                        item.blobSha256(),
                        item.width(),
                        item.height(),
                        item.contentType(),
                        item.bytes(),
                        item.metadata())
                .first(ItemRepository::item);
    }
}
