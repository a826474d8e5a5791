package io.autotag.groundtruth;

import io.autotag.store.AdoptedLabels;
import io.autotag.store.Level;
import io.autotag.store.Project;
import io.autotag.store.Reviewer;
import io.autotag.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The rows of one import. */
final class TruthRows {

    /** Annotations that were imported, as {@code annotation.source} has it. */
    static final short IMPORTED = 3;

    private static final String INSERT =
            """
            INSERT INTO annotation (uid, project_id, item_id, label_id, kind, x, y, w, h, source, crowd, created_by)
            SELECT n.uid, ?, n.item_id, n.label_id, CASE n.w WHEN 'NaN' THEN 'classification' ELSE 'bounding_box' END,
                   nullif(n.x, 'NaN'), nullif(n.y, 'NaN'), nullif(n.w, 'NaN'), nullif(n.h, 'NaN'), ?, n.crowd = 1, ?
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS n(uid, item_id, label_id, x, y, w, h, crowd)
            ORDER BY n.uid ON CONFLICT (uid) DO NOTHING RETURNING item_id""";

    private final long id;
    private final String uid;
    private final Project project;
    private final Reviewer person;

    private TruthRows(long id, String uid, Project project, Reviewer person) {
        this.id = id;
        this.uid = uid;
        this.project = project;
        this.person = person;
    }

    static TruthRows begin(Transaction tx, Project project, Reviewer person, TruthFormat format) {
        NumberedPictures.forgetOld(tx);
        return tx.sql(
                        "INSERT INTO ground_truth_import (project_id, format, actor) VALUES (?, ?, ?) RETURNING id, uid",
                        project.id(),
                        format.name().toLowerCase(Locale.ROOT),
                        person.user().id())
                .one(row -> new TruthRows(row.number("id"), row.text("uid"), project, person));
    }

    String uid() {
        return uid;
    }

    /** Those of this import. */
    NumberedPictures pictures() {
        return new NumberedPictures(id);
    }

    /** What a batch came to. */
    record Written(long added, List<String> newLabels) {}

    /**
     * Writes a batch.
     *
     * @param items of which the file says all that is there
     * @param truths by their uids
     */
    Written write(Transaction tx, long[] items, Map<String, PlacedTruth> truths) {
        Set<String> names = truths.values().stream().map(PlacedTruth::label).collect(Collectors.toSet());
        boolean allKnown = AdoptedLabels.ids(tx, project).keySet().containsAll(names);
        List<String> newLabels = allKnown ? List.of() : AdoptedLabels.adopt(tx, project, names);
        cover(tx, items);
        List<Long> added = insert(tx, truths, AdoptedLabels.ids(tx, project));
        if (!added.isEmpty()) {
            note(tx, added);
        }
        return new Written(added.size(), newLabels);
    }

    private void cover(Transaction tx, long[] items) {
        tx.sql(
                        """
                        INSERT INTO ground_truth_item (project_id, item_id, import_id)
                        SELECT ?, n.item_id, ? FROM unnest(?) AS n(item_id)
                        ORDER BY n.item_id ON CONFLICT DO NOTHING""",
                        project.id(),
                        id,
                        items)
                .update();
    }

    private List<Long> insert(Transaction tx, Map<String, PlacedTruth> truths, Map<String, Integer> labels) {
        List<PlacedTruth> all = new ArrayList<>(truths.values());
        return tx.sql(
                        INSERT,
                        project.id(),
                        IMPORTED,
                        person.user().id(),
                        List.copyOf(truths.keySet()),
                        all.stream().mapToLong(PlacedTruth::itemId).toArray(),
                        all.stream()
                                .mapToInt(truth -> labels.getOrDefault(truth.label(), 0))
                                .toArray(),
                        reals(all, Rectangle::x),
                        reals(all, Rectangle::y),
                        reals(all, Rectangle::w),
                        reals(all, Rectangle::h),
                        all.stream().mapToInt(truth -> truth.isCrowd() ? 1 : 0).toArray())
                .list(row -> row.number("item_id"));
    }

    /** NaN stands for what a label of the whole picture has not. */
    private static float[] reals(List<PlacedTruth> truths, ToDoubleFunction<Rectangle> side) {
        float[] reals = new float[truths.size()];
        for (int i = 0; i < reals.length; i++) {
            Rectangle box = truths.get(i).box();
            reals[i] = box == null ? Float.NaN : (float) side.applyAsDouble(box);
        }
        return reals;
    }

    /** For the history, and for those who keep copies. */
    private void note(Transaction tx, List<Long> added) {
        long[] items =
                added.stream().mapToLong(Long::longValue).distinct().sorted().toArray();
        tx.sql(
                        """
                        INSERT INTO review_event (project_id, actor, kind, before, after, item_ids, items)
                        VALUES (?, ?, 'import', '{}', jsonb_build_object('import', ?::text, 'annotations', ?::integer), ?,
                                int8range(?, ?, '[]'))""",
                        project.id(),
                        person.user().id(),
                        uid,
                        added.size(),
                        items,
                        items[0],
                        items[items.length - 1])
                .update();
        tx.sql("INSERT INTO change_log (project_id, set_id, item_ids) VALUES (?, 0, ?)", project.id(), items)
                .update();
    }

    /**
     * The whole file was read: from now on everything is known of its items on these levels, and what earlier imports knew of them
     * on no other level need not be remembered.
     */
    void end(Transaction tx, ImportReport report, Set<Level> levels) {
        short[] codes = new short[levels.size()];
        int n = 0;
        for (Level level : levels) {
            codes[n++] = (short) level.code();
        }
        // Ends one after the other within a project, as they may delete the same rows.
        tx.sql("SELECT 1 FROM ground_truth_import WHERE project_id = ? ORDER BY id FOR NO KEY UPDATE", project.id())
                .execute();
        tx.sql(
                        """
                        DELETE FROM ground_truth_item o USING ground_truth_import m, ground_truth_item n
                        WHERE m.id = o.import_id AND m.project_id = ? AND m.id <> ? AND m.finished_at IS NOT NULL
                          AND m.levels <@ ? AND o.project_id = m.project_id
                          AND n.project_id = o.project_id AND n.item_id = o.item_id AND n.import_id = ?""",
                        project.id(),
                        id,
                        codes,
                        id)
                .update();
        tx.sql("UPDATE ground_truth_import SET levels = ?, finished_at = clock_timestamp() WHERE id = ?", codes, id)
                .update();
        close(tx, report);
    }

    /** Something cut the import short: what its file would have said of its items nobody knows. */
    void breakOff(Transaction tx, ImportReport report) {
        tx.sql("DELETE FROM ground_truth_item WHERE project_id = ? AND import_id = ?", project.id(), id)
                .update();
        close(tx, report);
    }

    private void close(Transaction tx, ImportReport report) {
        pictures().forget(tx);
        tx.sql(
                        """
                        UPDATE ground_truth_import SET pictures = ?, added = ?, present = ?, rejected = ?
                        WHERE id = ?""",
                        report.pictures(),
                        report.added(),
                        report.present(),
                        report.rejected(),
                        id)
                .update();
    }
}
