package io.autotag.store;

import io.autotag.calibration.Curve;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes rows of a set into its other partition, with new scores. */
final class RescoreCopy {

    private static final String ROWS =
            "SELECT item_id, seq, label_id, confidence FROM prediction WHERE shard = ? AND set_id = ? AND ";

    private static final String INSERT =
            """
            INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence, status,
                                    version, action_id, x, y, w, h, geometry)
            SELECT ?, p.set_id, p.item_id, p.seq, p.run_id, p.label_id, p.level, n.score, p.confidence, p.status,
                   p.version, p.action_id, p.x, p.y, p.w, p.h, p.geometry
            FROM unnest(?, ?, ?) AS n(item_id, seq, score)
            JOIN prediction p ON p.shard = ? AND p.set_id = ? AND p.item_id = n.item_id AND p.seq = n.seq
            ORDER BY p.item_id, p.seq""";

    private final Transaction tx;
    private final RescoreRow job;
    private final Map<Integer, Curve> curves;

    /** @param curves of every label of the version */
    RescoreCopy(Transaction tx, RescoreRow job, Map<Integer, Curve> curves) {
        this.tx = tx;
        this.job = job;
        this.curves = curves;
    }

    /**
     * What was copied.
     *
     * @param last the last item; where there is no more, the largest number
     */
    record Copied(int rows, long last, boolean isMore) {}

    /** The next whole items behind the position, about so many rows; what an earlier attempt left there goes first. */
    Copied next(int most) {
        List<Unscored> found = read(ROWS + "item_id > ? ORDER BY item_id, seq LIMIT ?", job.position(), most);
        boolean isMore = found.size() == most;
        long last = isMore ? found.get(found.size() - 1).itemId() - 1 : Long.MAX_VALUE;
        List<Unscored> whole =
                found.stream().filter(row -> row.itemId() <= last).toList();
        tx.sql(
                        "DELETE FROM prediction WHERE shard = ? AND set_id = ? AND item_id > ? AND item_id <= ?",
                        (short) job.target(),
                        job.setId(),
                        job.position(),
                        last)
                .update();
        insert(whole);
        return new Copied(whole.size(), last, isMore);
    }

    /** These items again, as they are now. */
    int again(long[] itemIds) {
        tx.sql(
                        "DELETE FROM prediction WHERE shard = ? AND set_id = ? AND item_id = ANY (?)",
                        (short) job.target(),
                        job.setId(),
                        itemIds)
                .update();
        List<Unscored> rows = read(ROWS + "item_id = ANY (?) ORDER BY item_id, seq", (Object) itemIds);
        insert(rows);
        return rows.size();
    }

    private List<Unscored> read(String statement, Object... more) {
        Object[] values = new Object[more.length + 2];
        values[0] = (short) job.source();
        values[1] = job.setId();
        System.arraycopy(more, 0, values, 2, more.length);
        return tx.sql(statement, values).list(Unscored::of);
    }

    private void insert(List<Unscored> rows) {
        long[] items = new long[rows.size()];
        short[] numbers = new short[rows.size()];
        float[] scores = new float[rows.size()];
        for (int i = 0; i < items.length; i++) {
            Unscored row = rows.get(i);
            items[i] = row.itemId();
            numbers[i] = row.seq();
            scores[i] = curve(row.label()).score(row.confidence());
        }
        tx.sql(INSERT, (short) job.target(), items, numbers, scores, (short) job.source(), job.setId())
                .update();
    }

    private Curve curve(int label) {
        Curve curve = curves.get(label);
        if (curve == null) {
            throw new IllegalStateException("The label " + label + " has no curve");
        }
        return curve;
    }

    private record Unscored(long itemId, short seq, int label, float confidence) {

        static Unscored of(Row row) throws SQLException {
            return new Unscored(
                    row.number("item_id"), (short) row.integer("seq"), row.integer("label_id"), row.real("confidence"));
        }
    }
}
