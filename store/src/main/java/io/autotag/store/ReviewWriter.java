package io.autotag.store;

import io.autotag.review.ItemState;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Writes what was planned: a statement for each kind of row, however many there are. */
final class ReviewWriter {

    private final Transaction tx;
    private final Project project;
    private final Item item;
    private final Reviewer person;

    ReviewWriter(Transaction tx, Project project, Item item, Reviewer person) {
        this.tx = tx;
        this.project = project;
        this.item = item;
        this.person = person;
    }

    void write(PlannedWrites writes) {
        if (!writes.predictions().isEmpty()) {
            decide(writes.predictions());
        }
        if (!writes.deletes().isEmpty()) {
            delete(writes.deletes());
        }
        if (!writes.updates().isEmpty()) {
            update(writes.updates());
        }
        if (!writes.inserts().isEmpty()) {
            insert(writes.inserts());
        }
        ReviewEvents.add(tx, project.id(), item.id(), person.id(), writes.events());
        noteChanges(writes);
    }

    /** Who has finished the item, and the lease: given back when it is finished, else renewed if it is the person's. */
    void settle(ItemState state) {
        boolean finished = state == ItemState.REVIEWED;
        tx.sql(
                        """
                        UPDATE project_item SET state = ?, version = version + 1,
                            reviewer = CASE WHEN ? THEN ? END, reviewed_at = CASE WHEN ? THEN clock_timestamp() END,
                            lease_until = CASE WHEN NOT ? AND lease_user = ? THEN now() + interval '5 minutes' END,
                            lease_user = CASE WHEN NOT ? AND lease_user = ? THEN lease_user END
                        WHERE project_id = ? AND item_id = ?""",
                        Words.of(state),
                        finished,
                        person.id(),
                        finished,
                        finished,
                        person.id(),
                        finished,
                        person.id(),
                        project.id(),
                        item.id())
                .update();
    }

    private void decide(List<Map<String, @Nullable Object>> rows) {
        tx.sql(
                        """
                        UPDATE prediction p SET status = n.status, version = p.version + 1, action_id = NULL
                        FROM jsonb_to_recordset(?::jsonb)
                            AS n(shard smallint, set_id integer, seq smallint, status smallint)
                        WHERE p.shard = n.shard AND p.set_id = n.set_id AND p.item_id = ? AND p.seq = n.seq""",
                        JsonText.of(rows),
                        item.id())
                .update();
    }

    private void delete(List<String> uids) {
        tx.sql(
                        """
                        UPDATE annotation SET deleted_at = now(), version = version + 1, action_id = NULL,
                            updated_by = ?, updated_at = now()
                        WHERE project_id = ? AND item_id = ? AND deleted_at IS NULL AND uid = ANY (?)""",
                        person.id(),
                        project.id(),
                        item.id(),
                        uids)
                .update();
    }

    private void update(List<Map<String, @Nullable Object>> rows) {
        tx.sql(
                        """
                        UPDATE annotation a SET label_id = l.id, x = n.x, y = n.y, w = n.w, h = n.h,
                            attributes = coalesce(n.attributes, a.attributes), source = coalesce(n.source, a.source),
                            version = a.version + 1, action_id = NULL, updated_by = ?, updated_at = now()
                        FROM jsonb_to_recordset(?::jsonb)
                            AS n(uid text, label text, x real, y real, w real, h real, attributes jsonb, source smallint)
                        JOIN label l ON l.org_id = ? AND l.name = n.label
                        WHERE a.project_id = ? AND a.item_id = ? AND a.uid = n.uid""",
                        person.id(),
                        JsonText.of(rows),
                        project.orgId(),
                        project.id(),
                        item.id())
                .update();
    }

    private void insert(List<Map<String, @Nullable Object>> rows) {
        tx.sql(
                        """
                        INSERT INTO annotation (uid, project_id, item_id, label_id, kind, x, y, w, h, attributes, source,
                            src_set, src_seq, model_version_id, run_id, confidence, score, created_by)
                        SELECT n.uid, ?, ?, l.id, n.kind, n.x, n.y, n.w, n.h, coalesce(n.attributes, '{}'), n.source,
                            n.src_set, n.src_seq, n.model_version_id, n.run_id, n.confidence, n.score, ?
                        FROM jsonb_to_recordset(?::jsonb)
                            AS n(uid text, label text, kind text, x real, y real, w real, h real, attributes jsonb,
                                 source smallint, src_set integer, src_seq smallint, model_version_id bigint,
                                 run_id integer, confidence real, score real)
                        JOIN label l ON l.org_id = ? AND l.name = n.label""",
                        project.id(),
                        item.id(),
                        person.id(),
                        JsonText.of(rows),
                        project.orgId())
                .update();
    }

    private void noteChanges(PlannedWrites writes) {
        LongStream sets = writes.events().stream()
                .map(EventDraft::prediction)
                .filter(key -> key != null)
                .mapToLong(PredictionKey::setId)
                .distinct();
        long[] changed =
                LongStream.concat(sets, LongStream.of(ChangeRows.REVIEWS)).toArray();
        ChangeRows.add(tx, project.id(), changed, new long[] {item.id()});
    }
}
