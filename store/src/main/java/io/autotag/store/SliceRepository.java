package io.autotag.store;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slices of an organisation. */
public final class SliceRepository {

    private static final String COLUMNS = "id, uid, org_id, owner_name, name, slug, visibility,"
            + " sources::text AS sources, item_count, created_at, updated_at, project_id, query,"
            + " (SELECT p.uid FROM project p WHERE p.id = slice.project_id) AS project_uid";

    /**
     * Creates the slice with the items its sources have now.
     *
     * @throws StoreException NOT_FOUND for a dataset or item of nobody's or another organisation's, CONFLICT when the
     *     owner has a slice with the slug
     */
    public Slice create(Transaction tx, NewSlice slice) {
        refuseTaken(tx, slice.orgId(), slice.ownerName(), slice.slug());
        long id = tx.sql(
                        "INSERT INTO slice (org_id, owner_name, name, slug, visibility, sources)"
                                + " VALUES (?, ?, ?, ?, ?, ?::jsonb) RETURNING id",
                        slice.orgId(),
                        slice.ownerName(),
                        slice.name(),
                        slice.slug(),
                        Words.of(slice.visibility()),
                        slice.sourcesJson())
                .one(row -> row.number("id"));
        for (SliceSource source : slice.sources()) {
            fill(tx, id, new DatasetRepository().get(tx, slice.orgId(), source.datasetUid()), source);
        }
        if (slice.sampleSize() != null) {
            sample(tx, id, slice.sampleSize());
        }
        return tx.sql(
                        "UPDATE slice SET item_count = (SELECT count(*) FROM slice_item WHERE slice_id = ?)"
                                + " WHERE id = ? RETURNING "
                                + COLUMNS,
                        id,
                        id)
                .one(SliceRepository::slice);
    }

    /**
     * Creates a slice that holds what a query finds.
     *
     * @throws StoreException CONFLICT when the owner has a slice with the slug
     */
    public Slice create(Transaction tx, NewSavedQuery saved) {
        refuseTaken(tx, saved.project().orgId(), saved.ownerName(), saved.slug());
        return tx.sql(
                        "INSERT INTO slice (org_id, owner_name, name, slug, visibility, sources, project_id, query)"
                                + " VALUES (?, ?, ?, ?, ?, '[]', ?, ?) RETURNING "
                                + COLUMNS,
                        saved.project().orgId(),
                        saved.ownerName(),
                        saved.name(),
                        saved.slug(),
                        Words.of(saved.visibility()),
                        saved.project().id(),
                        saved.query())
                .one(SliceRepository::slice);
    }

    /** Two at the same moment are told apart by the table, with fewer words. */
    private static void refuseTaken(Transaction tx, long orgId, String ownerName, String slug) {
        tx.sql("SELECT name FROM slice WHERE org_id = ? AND owner_name = ? AND slug = ?", orgId, ownerName, slug)
                .first(row -> row.text("name"))
                .ifPresent(name -> {
                    throw StoreException.conflict("The slice \"" + name + "\" has the slug " + slug
                            + " already: choose another name, or give a slug.");
                });
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such slice */
    public Slice get(Transaction tx, long orgId, String uid) {
        return tx.sql("SELECT " + COLUMNS + " FROM slice WHERE org_id = ? AND uid = ?", orgId, uid)
                .first(SliceRepository::slice)
                .orElseThrow(() -> StoreException.notFound("slice"));
    }

    /**
     * The slices of these uids, in no order.
     *
     * @throws StoreException NOT_FOUND when the organisation has not all of them
     */
    public List<Slice> getAll(Transaction tx, long orgId, List<String> uids) {
        List<Slice> found = tx.sql("SELECT " + COLUMNS + " FROM slice WHERE org_id = ? AND uid = ANY (?)", orgId, uids)
                .list(SliceRepository::slice);
        if (found.size() < new HashSet<>(uids).size()) {
            throw StoreException.notFound("slice");
        }
        return found;
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such slice */
    public Slice getBySlug(Transaction tx, long orgId, String ownerName, String slug) {
        return tx.sql(
                        "SELECT " + COLUMNS + " FROM slice WHERE org_id = ? AND owner_name = ? AND slug = ?",
                        orgId,
                        ownerName,
                        slug)
                .first(SliceRepository::slice)
                .orElseThrow(() -> StoreException.notFound("slice"));
    }

    public List<Slice> list(Transaction tx, long orgId, String ownerName, Page page) {
        return tx.sql(
                        "SELECT " + COLUMNS + " FROM slice WHERE org_id = ? AND owner_name = ? AND id < ?"
                                + " ORDER BY id DESC LIMIT ?",
                        orgId,
                        ownerName,
                        page.before(),
                        page.limit())
                .list(SliceRepository::slice);
    }

    /** @throws StoreException NOT_FOUND when no such item was put into the slice */
    public Item item(Transaction tx, Slice slice, String itemUid) {
        Item item = new ItemRepository().get(tx, slice.orgId(), itemUid);
        boolean member = tx.sql(
                        "SELECT EXISTS (SELECT 1 FROM slice_item WHERE slice_id = ? AND item_id = ?) AS member",
                        slice.id(),
                        item.id())
                .one(row -> row.truth("member"));
        if (!member) {
            throw StoreException.notFound("item");
        }
        return item;
    }

    /** Those of the items that were put into one of the slices, in no order. */
    public List<Long> among(Transaction tx, long orgId, List<String> sliceUids, long[] itemIds) {
        return tx.sql(
                        "SELECT DISTINCT m.item_id FROM slice s JOIN slice_item m ON m.slice_id = s.id"
                                + " WHERE s.org_id = ? AND s.uid = ANY (?) AND m.item_id = ANY (?)",
                        orgId,
                        sliceUids,
                        itemIds)
                .list(row -> row.number("item_id"));
    }

    private static void fill(Transaction tx, long sliceId, Dataset dataset, SliceSource source) {
        if (source.whole()) {
            tx.sql(
                            "INSERT INTO slice_item (slice_id, item_id)"
                                    + " SELECT ?, id FROM item WHERE dataset_id = ? ON CONFLICT DO NOTHING",
                            sliceId,
                            dataset.id())
                    .update();
            return;
        }
        long known = tx.sql(
                        "SELECT count(*) AS known FROM item WHERE dataset_id = ? AND uid = ANY (?)",
                        dataset.id(),
                        source.itemUids())
                .one(row -> row.number("known"));
        if (known < new HashSet<>(source.itemUids()).size()) {
            throw StoreException.notFound("item in the dataset");
        }
        tx.sql(
                        "INSERT INTO slice_item (slice_id, item_id)"
                                + " SELECT ?, id FROM item WHERE dataset_id = ? AND uid = ANY (?)"
                                + " ON CONFLICT DO NOTHING",
                        sliceId,
                        dataset.id(),
                        source.itemUids())
                .update();
    }

    private static void sample(Transaction tx, long sliceId, int size) {
        tx.sql(
                        "DELETE FROM slice_item WHERE slice_id = ? AND item_id NOT IN"
                                + " (SELECT item_id FROM slice_item WHERE slice_id = ? ORDER BY random() LIMIT ?)",
                        sliceId,
                        sliceId,
                        size)
                .update();
    }

    private static @Nullable SliceQuery query(Row row) throws SQLException {
        String text = row.textOrNull("query");
        return text == null ? null : new SliceQuery(row.number("project_id"), row.text("project_uid"), text);
    }

    private static Slice slice(Row row) throws SQLException {
        return new Slice(
                row.number("id"),
                row.text("uid"),
                row.number("org_id"),
                row.text("owner_name"),
                row.text("name"),
                row.text("slug"),
                row.constant("visibility", Visibility.class),
                row.text("sources"),
                query(row),
                row.number("item_count"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
