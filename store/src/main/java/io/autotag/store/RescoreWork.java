package io.autotag.store;

import io.autotag.calibration.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes the scores of a set anew, one bounded transaction after the other, while everybody goes on reading and writing.
 *
 * <p>The rows are copied, with their new scores, into another partition where no query looks. What others change meanwhile
 * is copied again, along the log of changes. Then one transaction, for which writers wait and readers do not, points the set
 * at the other partition. A page reads where its set is once, so it sees the old scores or the new ones and never both; the
 * old rows stay until no page can be reading them. Whoever dies between two steps leaves whole steps behind. Thread-safe.
 */
public final class RescoreWork {

    /** Longer than any page takes. */
    public static final Duration GRACE = Duration.ofMinutes(1);

    private static final int PAGE_ROWS = 10_000;
    private static final int PAGE_ITEMS = 2_000;

    private final CardCurves cards;
    private final Duration grace;
    private final int pageRows;
    private final int pageItems;

    /** @param grace how long the old rows stay after the new ones are seen */
    public RescoreWork(CardCurves cards, Duration grace) {
        this(cards, grace, PAGE_ROWS, PAGE_ITEMS);
    }

    /** @param pageRows more than an item has predictions */
    RescoreWork(CardCurves cards, Duration grace, int pageRows, int pageItems) {
        this.cards = cards;
        this.grace = grace;
        this.pageRows = pageRows;
        this.pageItems = pageItems;
    }

    /** Does the next thing; wants a transaction of its own. */
    public RescoreStep step(Transaction tx, long id) {
        RescoreRow job = RescoreRow.lock(tx, id);
        return switch (job.phase()) {
            case COPYING -> copy(tx, job);
            case FOLLOWING -> follow(tx, job);
            case CLEANING -> clean(tx, job);
            case DONE -> RescoreStep.ENDED;
        };
    }

    private RescoreStep copy(Transaction tx, RescoreRow job) {
        RescoreCopy.Copied copied = copyOf(tx, job).next(pageRows);
        if (copied.isMore()) {
            RescoreRows.advance(tx, job, copied.last(), copied.rows());
        } else {
            PredictionStatistics.look(tx, job.target());
            RescoreRows.beginPass(tx, job, copied.rows());
        }
        return RescoreStep.MORE;
    }

    /** A pass over what changed since the last one began; when it is short, the last of it and the move follow at once. */
    private RescoreStep follow(Transaction tx, RescoreRow job) {
        if (RescoreRows.hasLostChanges(tx, job)) {
            RescoreRows.beginAnew(tx, job);
            return RescoreStep.MORE;
        }
        List<Long> changed = RescoreRows.changed(tx, job, pageItems);
        boolean isWholePass = job.position() == 0 && changed.size() < pageItems;
        if (isWholePass) {
            move(tx, job);
            return RescoreStep.MORE;
        }
        int rows = copyOf(tx, job).again(ids(changed));
        if (changed.size() == pageItems) {
            RescoreRows.advance(tx, job, changed.get(pageItems - 1), rows);
        } else {
            RescoreRows.beginPass(tx, job, rows);
        }
        return RescoreStep.MORE;
    }

    /** What takes long comes before the lock. */
    private void move(Transaction tx, RescoreRow job) {
        RescoreRows.noteAllChanged(tx, job);
        PlacementLock.move(tx, job.projectId());
        long[] last = ids(RescoreRows.changed(tx, job, Integer.MAX_VALUE));
        RescoreRows.noteChanged(tx, job, last);
        int rows = copyOf(tx, job).again(last);
        RescoreRows.move(tx, job, rows);
    }

    private RescoreStep clean(Transaction tx, RescoreRow job) {
        Instant visible = job.visibleAt();
        if (visible == null || RescoreRows.now(tx).isBefore(visible.plus(grace))) {
            return RescoreStep.WAIT;
        }
        return RescoreRows.removeOld(tx, job, pageRows) ? RescoreStep.MORE : RescoreStep.ENDED;
    }

    private RescoreCopy copyOf(Transaction tx, RescoreRow job) {
        Map<Integer, Curve> curves = job.toCalibration() == 0
                ? CalibrationRows.ofCard(tx, job.setId(), cards)
                : CalibrationRows.curves(tx, job.toCalibration());
        return new RescoreCopy(tx, job, curves);
    }

    private static long[] ids(List<Long> items) {
        return items.stream().mapToLong(Long::longValue).toArray();
    }
}
