package io.autotag.store;

import io.autotag.calibration.Curve;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes what a run found, exactly once, inside the caller's transaction. Thread-safe.
 *
 * <p>Two fences keep late attempts out: the run's epoch, read under its shared advisory lock, and the position of the
 * chunk, which only one attempt can move from where it was. What gets past both still has to claim each item in the set,
 * and only claimed items are written.
 */
public final class PredictionWriter {

    private final WriteProbe probe;

    /** Labels of a version never change. */
    private final Map<Long, Map<String, Integer>> labelsOfVersion = new ConcurrentHashMap<>();

    /** Nor do calibrations. */
    private final Map<Long, Map<String, Curve>> curvesOfCalibration = new ConcurrentHashMap<>();

    public PredictionWriter() {
        this(WriteProbe.none());
    }

    public PredictionWriter(WriteProbe probe) {
        this.probe = probe;
    }

    /** Where an attempt at the chunk has to begin: its first position, or where an earlier attempt got to. */
    public long positionOf(Transaction tx, ChunkKey chunk) {
        return ChunkRows.positionOf(tx, chunk);
    }

    /**
     * Writes the results of the positions from expectedPosition up to, but not including, newPosition. Items that are
     * claimed already are skipped and counted.
     *
     * @param expectedPosition where this attempt believes the chunk to be
     * @param busyMillis time spent on these items
     * @throws StoreException INVALID for a label that is not one of the model version's; nothing is written then
     */
    public WriteOutcome write(
            Transaction tx,
            ChunkKey chunk,
            long expectedPosition,
            long newPosition,
            List<ItemPredictions> found,
            List<ItemFailure> failed,
            long busyMillis) {
        WriteFence fence = WriteFence.enter(tx, chunk.runId());
        if (!fence.admits(chunk.epoch()) || !ChunkRows.advance(tx, chunk, expectedPosition, newPosition)) {
            return WriteOutcome.FENCED;
        }
        probe.reached(WriteStep.BEFORE_CLAIM);
        List<ItemPredictions> claimed = claim(tx, fence, found);
        probe.reached(WriteStep.BEFORE_COPY);
        long copied = PredictionCopy.write(tx, fence, scored(tx, fence, claimed), labels(tx, fence));
        EmbeddingRows.add(tx, fence, claimed);
        int failures = FailureRows.add(tx, fence, failed);
        SkipCount skipped = SkipCount.of(tx, fence, unclaimed(found, failed, claimed));
        ChangeRows.add(tx, fence.projectId(), fence.setId(), ids(claimed));
        WebhookNews.batch(tx, fence, ids(claimed), copied);
        ChunkRows.count(tx, chunk, new ChunkCount(claimed.size(), failures, skipped, copied, busyMillis));
        probe.reached(WriteStep.BEFORE_COMMIT);
        return fence.wantsToGoOn() ? WriteOutcome.WRITTEN : WriteOutcome.STOP;
    }

    /**
     * In the order of the ids, so that two runs over the same items cannot wait for each other in a circle; what is
     * replaced is only locked before, for which nobody waits who finds a claim.
     */
    private static List<ItemPredictions> claim(Transaction tx, WriteFence fence, List<ItemPredictions> found) {
        long[] itemIds = ids(found);
        short[] counts = new short[found.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (short) found.get(i).predictions().size();
        }
        if (fence.force()) {
            Replacement.lock(tx, fence, itemIds);
        }
        Set<Long> claims = new HashSet<>(insert(tx, fence, itemIds, counts));
        if (fence.force()) {
            claims.addAll(Replacement.apply(tx, fence, itemIds, counts));
        }
        return found.stream().filter(item -> claims.contains(item.itemId())).toList();
    }

    private static List<Long> insert(Transaction tx, WriteFence fence, long[] itemIds, short[] counts) {
        return tx.sql(
                        """
                        INSERT INTO set_item (set_id, item_id, run_id, n)
                        SELECT ?, u.item_id, ?, u.n FROM unnest(?, ?) AS u(item_id, n)
                        WHERE NOT EXISTS (SELECT 1 FROM run_failure f WHERE f.run_id = ? AND f.item_id = u.item_id)
                        ORDER BY u.item_id
                        ON CONFLICT DO NOTHING RETURNING item_id""",
                        fence.setId(),
                        fence.runId(),
                        itemIds,
                        counts,
                        fence.runId())
                .list(row -> row.number("item_id"));
    }

    private static long[] unclaimed(
            List<ItemPredictions> found, List<ItemFailure> failed, List<ItemPredictions> claimed) {
        Set<Long> ids = new HashSet<>();
        found.forEach(item -> ids.add(item.itemId()));
        claimed.forEach(item -> ids.remove(item.itemId()));
        failed.forEach(item -> ids.add(item.itemId()));
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] ids(List<ItemPredictions> items) {
        return items.stream().mapToLong(ItemPredictions::itemId).toArray();
    }

    /** A model knows the scores of its card; where the set follows a calibration, those of the calibration count. */
    private List<ItemPredictions> scored(Transaction tx, WriteFence fence, List<ItemPredictions> items) {
        if (fence.calibrationId() == 0) {
            return items;
        }
        Map<String, Curve> curves =
                curvesOfCalibration.computeIfAbsent(fence.calibrationId(), id -> CalibrationRows.curvesByName(tx, id));
        return items.stream().map(item -> item.scored(curves)).toList();
    }

    private Map<String, Integer> labels(Transaction tx, WriteFence fence) {
        long version = fence.modelVersionId();
        return labelsOfVersion.computeIfAbsent(version, id -> LabelRows.idsOf(tx, id));
    }
}
