package io.autotag.search;

import io.autotag.bitmap.Block;
import io.autotag.bitmap.BlockCodec;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.time.Duration;
import java.util.List;

/** Blocks in the table {@code facet_block}, from which the next process starts. */
final class SavedBlocks {

    /** Stands where a set's id would, for what is known of the items apart from predictions. */
    static final int FACTS = 0;

    /** A process that has not read the log for so long builds its blocks anew. */
    private static final Duration KEEP_CHANGES = Duration.ofHours(1);

    /** A rescoring that has not read it for so long copies everything anew. */
    private static final Duration KEEP_FOR_RESCORING = Duration.ofDays(1);

    private final Transaction tx;
    private final Project project;

    SavedBlocks(Transaction tx, Project project) {
        this.tx = tx;
        this.project = project;
    }

    /** A part of a block as it was saved. */
    static final class Part {

        private final int set;
        private final long asOf;
        private final byte[] payload;

        private Part(int set, long asOf, byte[] payload) {
            this.set = set;
            this.asOf = asOf;
            this.payload = payload;
        }

        int set() {
            return set;
        }

        long asOf() {
            return asOf;
        }

        Block in(Block block) {
            return set == FACTS
                    ? BlockCodec.withFacts(block, payload)
                    : BlockCodec.withPredictions(block, set, payload);
        }
    }

    /** The saved parts of a block that this version can read. */
    List<Part> parts(int block) {
        return tx.sql(
                        """
                        SELECT set_id, as_of::text AS as_of, payload FROM facet_block
                        WHERE project_id = ? AND block = ? AND layout = ?
                          AND as_of >= coalesce((SELECT xid FROM change_horizon WHERE project_id = ?), '0')""",
                        project.id(),
                        block,
                        BlockCodec.LAYOUT,
                        project.id())
                .list(row -> new Part(row.integer("set_id"), Long.parseLong(row.text("as_of")), row.bytes("payload")));
    }

    /** Saves all parts of the block, unless another process saved younger ones. */
    void save(Block block, long asOf) {
        save(block, FACTS, BlockCodec.facts(block), asOf);
        for (int set : block.setIds()) {
            save(block, set, BlockCodec.predictions(block, set), asOf);
        }
    }

    private void save(Block block, int set, byte[] payload, long asOf) {
        tx.sql(
                        """
                        INSERT INTO facet_block AS f (project_id, set_id, block, layout, as_of, payload)
                        VALUES (?, ?, ?, ?, ?::text::xid8, ?)
                        ON CONFLICT (project_id, set_id, block) DO UPDATE
                        SET layout = excluded.layout, as_of = excluded.as_of, payload = excluded.payload
                        WHERE f.as_of < excluded.as_of OR f.layout <> excluded.layout""",
                        project.id(),
                        set,
                        block.number(),
                        BlockCodec.LAYOUT,
                        Long.toString(asOf),
                        payload)
                .update();
    }

    /** Says that what was saved of these blocks holds at a later moment too, since nothing of it changed. */
    void confirm(List<Integer> blocks, long asOf) {
        tx.sql(
                        "UPDATE facet_block SET as_of = ?::text::xid8 WHERE project_id = ? AND block = ANY (?)"
                                + " AND as_of < ?::text::xid8",
                        Long.toString(asOf),
                        project.id(),
                        blocks.stream().mapToInt(Integer::intValue).toArray(),
                        Long.toString(asOf))
                .update();
    }

    /** Forgets changes that neither a saved block nor a rescoring needs, once they are old. */
    void forgetChanges(long asOf) {
        tx.sql(
                        """
                        WITH gone AS (
                            DELETE FROM change_log l WHERE l.project_id = ? AND l.xid < ?::text::xid8
                              AND l.at < now() - make_interval(secs => ?)
                              AND (l.at < now() - make_interval(secs => ?) OR NOT EXISTS (
                                  SELECT 1 FROM rescoring r JOIN prediction_set s ON s.id = r.set_id
                                  WHERE s.project_id = l.project_id AND r.phase IN ('copying', 'following')
                                    AND l.xid >= pg_snapshot_xmin(r.marker)))
                            RETURNING l.xid)
                        INSERT INTO change_horizon AS h (project_id, xid)
                        SELECT ?, (xid::text::bigint + 1)::text::xid8 FROM gone ORDER BY xid DESC LIMIT 1
                        ON CONFLICT (project_id) DO UPDATE SET xid = greatest(h.xid, excluded.xid)""",
                        project.id(),
                        Long.toString(asOf),
                        (double) KEEP_CHANGES.toSeconds(),
                        (double) KEEP_FOR_RESCORING.toSeconds(),
                        project.id())
                .update();
    }
}
