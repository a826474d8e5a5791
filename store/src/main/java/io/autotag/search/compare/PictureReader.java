package io.autotag.search.compare;

import io.autotag.compare.Claim;
import io.autotag.compare.Look;
import io.autotag.compare.Picture;
import io.autotag.compare.Region;
import io.autotag.compare.Said;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Project;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks of items with the predictions of both versions and with what people say, under the project's labels; what
 * the project ignores is left out.
 *
 * <p>What only a bulk action has decided counts as said by a person where one has finished the item, and as nothing said
 * elsewhere: a query that accepts a thousand predictions has looked at none of them.
 */
final class PictureReader {

    private static final int ACCEPTED = 1;
    private static final int MODIFIED = 2;

    private final Transaction tx;
    private final Project project;
    private final ComparedVersion a;
    private final ComparedVersion b;
    private final Map<Integer, Integer> labelsOfA;
    private final Map<Integer, Integer> labelsOfB;

    PictureReader(Transaction tx, Project project, ComparedVersion a, ComparedVersion b) {
        this.tx = tx;
        this.project = project;
        this.a = a;
        this.b = b;
        this.labelsOfA = labels(a);
        this.labelsOfB = labels(b);
    }

    /** In the order of the block. */
    List<Picture> read(ItemBlock block) {
        BlockTruths truths = BlockTruths.read(tx, project, block);
        List<List<Claim>> ofA = claims(block, truths, a, labelsOfA);
        List<List<Claim>> ofB = claims(block, truths, b, labelsOfB);
        List<Picture> pictures = new ArrayList<>(block.size());
        for (int place = 0; place < block.size(); place++) {
            pictures.add(new Picture(
                    block.id(place),
                    new Look(a.setId(), ofA.get(place)),
                    new Look(b.setId(), ofB.get(place)),
                    truths.of(place),
                    truths.known(place)));
        }
        return pictures;
    }

    private List<List<Claim>> claims(
            ItemBlock block, BlockTruths truths, ComparedVersion version, Map<Integer, Integer> labels) {
        List<List<Claim>> claims = BlockTruths.lists(block);
        SqlFragment statement = SqlFragment.of(
                        "SELECT p.item_id, p.seq, p.label_id, p.score, p.status, p.action_id, p.x, p.y, p.w, p.h"
                                + " FROM prediction p WHERE p.shard = ? AND p.set_id = ? AND ",
                        version.shard(),
                        version.setId())
                .then(block.condition("p.item_id"));
        tx.sql(statement).each(row -> {
            int place = block.place(row.number("item_id"));
            Integer label = labels.get(row.integer("label_id"));
            if (place >= 0 && label != null) {
                Said said = said(row, truths, place, version, label);
                claims.get(place).add(new Claim(row.integer("seq"), label, region(row), row.real("score"), said));
            }
        });
        return claims;
    }

    private static Said said(Row row, BlockTruths truths, int place, ComparedVersion version, int label)
            throws SQLException {
        int status = row.integer("status");
        boolean ofBulkOnly = row.numberOrNull("action_id") != null && !truths.isReviewed(place);
        if (status == 0 || ofBulkOnly) {
            return Said.NOTHING;
        }
        if (status == MODIFIED) {
            boolean kept = truths.has(place, version.setId(), row.integer("seq"), label);
            return kept ? Said.RIGHT : Said.WRONG;
        }
        return status == ACCEPTED ? Said.RIGHT : Said.WRONG;
    }

    static @Nullable Region region(Row row) throws SQLException {
        Float x = row.realOrNull("x");
        return x == null ? null : new Region(x, row.real("y"), row.real("w"), row.real("h"));
    }

    private Map<Integer, Integer> labels(ComparedVersion version) {
        Map<Integer, Integer> labels = new HashMap<>();
        tx.sql(
                        "SELECT label_id, target_label_id FROM label_map"
                                + " WHERE project_id = ? AND model_version_id = ? AND target_label_id IS NOT NULL",
                        project.id(),
                        version.versionId())
                .each(row -> labels.put(row.integer("label_id"), row.integer("target_label_id")));
        return labels;
    }
}
