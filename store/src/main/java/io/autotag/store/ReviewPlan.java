package io.autotag.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a save means for an item as it is now. Pure: it reads nothing and writes nothing. */
final class ReviewPlan {

    private final ItemNow now;
    private final PlannedWrites writes;
    private final List<String> added;

    private ReviewPlan(ItemNow now, PlannedWrites writes, List<String> added) {
        this.now = now;
        this.writes = writes;
        this.added = added;
    }

    /**
     * The plan of a save of which nothing is {@link #stale}.
     *
     * @param uids gives each new annotation its uid
     * @throws StoreException INVALID for what cannot be saved
     */
    static ReviewPlan of(ItemNow now, ReviewSave save, Supplier<String> uids) {
        PlannedWrites writes = new PlannedWrites(uids, now::labelId);
        DecisionPlan decisions = new DecisionPlan(now, writes);
        AnnotationPlan annotations = new AnnotationPlan(now, writes, decisions);
        save.decisions().forEach(decisions::decide);
        save.changed().forEach(annotations::change);
        save.removed().forEach(annotations::remove);
        List<String> added = save.added().stream().map(annotations::add).toList();
        return new ReviewPlan(now, writes, added);
    }

    /** The uids of predictions and annotations that are not as the save saw them. */
    static List<String> stale(ItemNow now, ReviewSave save) {
        List<String> stale = new ArrayList<>();
        for (Decision decision : save.decisions()) {
            if (!now.prediction(decision.prediction())
                    .map(found -> found.version().equals(decision.seen()))
                    .orElse(false)) {
                stale.add(decision.prediction().uid());
            }
        }
        save.changed().forEach(change -> addIfStale(stale, now, change.uid(), change.seenVersion()));
        save.removed().forEach(removal -> addIfStale(stale, now, removal.uid(), removal.seenVersion()));
        return stale;
    }

    PlannedWrites writes() {
        return writes;
    }

    /** The uids of the annotations that were asked for as new ones, in their order. */
    List<String> added() {
        return added;
    }

    /** How many visible predictions will still be to decide. */
    int pending() {
        return (int) now.predictions().stream()
                .filter(prediction -> prediction.isOpenAs(writes.statusOf(prediction)))
                .count();
    }

    private static void addIfStale(List<String> stale, ItemNow now, String uid, int seenVersion) {
        if (!now.annotation(uid).map(found -> found.version() == seenVersion).orElse(false)) {
            stale.add(uid);
        }
    }
}
