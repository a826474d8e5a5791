package io.autotag.store;

import io.autotag.review.ItemState;
import io.autotag.review.ReviewState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads what a reviewer looks at. */
public final class ReviewReader {

    private static final String SUGGESTIONS =
            """
            SELECT p.set_id, p.item_id, p.seq, p.run_id, p.version, p.level, p.score, p.confidence, p.x, p.y, p.w, p.h,
                   p.status, mo.name AS model_name, v.version AS model_version, v.uid AS model_version_uid,
                   (SELECT name FROM label WHERE id = p.label_id) AS model_label,
                   (SELECT t.name FROM label_map m JOIN label t ON t.id = m.target_label_id
                    WHERE m.project_id = s.project_id AND m.model_version_id = s.model_version_id
                      AND m.label_id = p.label_id) AS label,
                   (SELECT uid FROM run WHERE id = p.run_id) AS run_uid,
                   (SELECT a.uid FROM annotation a WHERE a.src_set = p.set_id AND a.item_id = p.item_id
                      AND a.src_seq = p.seq AND a.deleted_at IS NULL) AS annotation_uid
            FROM prediction p
            JOIN prediction_set s ON s.id = p.set_id
            JOIN model_version v ON v.id = s.model_version_id
            JOIN model mo ON mo.id = v.model_id
            WHERE p.shard = ANY (?) AND p.set_id = ANY (?) AND p.item_id = ?
              AND p.shard = (?::integer[])[array_position(?::integer[], p.set_id)]
            ORDER BY p.score DESC, p.set_id, p.seq""";

    private static final String REVIEW =
            """
            SELECT p.item_id, p.state, p.version, reviewer.login AS reviewer, p.reviewed_at, p.lease_until,
                   CASE WHEN p.lease_until > now() THEN holder.login END AS holder,
                   p.state = 'reviewed' AND NOT EXISTS (
                       SELECT 1 FROM annotation a
                       WHERE a.project_id = p.project_id AND a.item_id = p.item_id AND a.deleted_at IS NULL) AS empty
            FROM project_item p
            LEFT JOIN app_user reviewer ON reviewer.id = p.reviewer
            LEFT JOIN app_user holder ON holder.id = p.lease_user
            WHERE p.project_id = ? AND p.item_id = ?""";

    /** Everything of the item; predictions that are hidden or whose label the project ignores are left out. */
    public ReviewBundle bundle(Transaction tx, Project project, Item item) {
        return new ReviewBundle(
                item,
                review(tx, project, item),
                suggestions(tx, project, item),
                new AnnotationReader().ofItem(tx, project, item),
                new TaxonomyRepository().list(tx, project));
    }

    /** Without those whose label the project ignores. */
    private static List<Suggestion> suggestions(Transaction tx, Project project, Item item) {
        SetPlaces places = SetPlaces.visible(tx, project.id());
        return tx
                .sql(SUGGESTIONS, places.shards(), places.sets(), item.id(), places.shardsOfSets(), places.sets())
                .list(row -> row.isNull("label") ? Optional.<Suggestion>empty() : Optional.of(suggestion(row)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** How far the review of the item is. */
    public ItemReview review(Transaction tx, Project project, Item item) {
        return tx.sql(REVIEW, project.id(), item.id())
                .first(ReviewReader::itemReview)
                .orElse(ItemReview.UNTOUCHED);
    }

    /**
     * The item if it is one of the project's datasets.
     *
     * @throws StoreException NOT_FOUND when it is not
     */
    public Item itemOf(Transaction tx, Project project, String itemUid) {
        ItemRepository items = new ItemRepository();
        return items.find(tx, project, itemUid).orElseThrow(() -> {
            items.get(tx, project.orgId(), itemUid);
            return StoreException.notFound("item in the project");
        });
    }

    private static Suggestion suggestion(Row row) throws SQLException {
        return new Suggestion(
                new PredictionKey(row.number("set_id"), row.number("item_id"), row.integer("seq")),
                new SeenVersion(row.number("run_id"), row.integer("version")),
                row.text("label"),
                row.text("model_label"),
                Level.ofCode(row.integer("level")),
                row.real("score"),
                Band.of(row.real("score")),
                row.real("confidence"),
                row.box(),
                ReviewState.ofCode(row.integer("status")),
                row.text("model_name"),
                row.integer("model_version"),
                row.text("model_version_uid"),
                row.text("run_uid"),
                row.textOrNull("annotation_uid"));
    }

    private static ItemReview itemReview(Row row) throws SQLException {
        String holder = row.textOrNull("holder");
        return new ItemReview(
                row.constant("state", ItemState.class),
                row.integer("version"),
                row.truth("empty"),
                row.textOrNull("reviewer"),
                row.instantOrNull("reviewed_at"),
                holder == null ? null : new Lease(row.number("item_id"), holder, row.instant("lease_until")));
    }
}
