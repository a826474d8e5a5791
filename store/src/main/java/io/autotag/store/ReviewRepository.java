package io.autotag.store;

import io.autotag.review.ItemEvent;
import io.autotag.review.ItemState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Saves reviews. Thread-safe, and for one database. */
public final class ReviewRepository {

    private final ReviewReader reader;
    private final Supplier<String> uids;

    public ReviewRepository() {
        this(new ReviewReader());
    }

    /** @param reader that remembers names for both */
    public ReviewRepository(ReviewReader reader) {
        this(reader, () -> UUID.randomUUID().toString());
    }

    /** @param uids gives each new annotation its uid */
    ReviewRepository(ReviewReader reader, Supplier<String> uids) {
        this.reader = reader;
        this.uids = uids;
    }

    /**
     * Saves all that a person decided on an item, or nothing of it.
     *
     * @return what that left, with the item as it is then
     * @throws ReviewConflictException naming what has changed since the person looked, and by whom
     * @throws StoreException CONFLICT when somebody else holds the item, has finished it, or the idempotency key
     *     belongs to another request; INVALID or NOT_FOUND for what cannot be saved
     */
    public ReviewOutcome save(Transaction tx, Project project, Item item, Reviewer person, ReviewSave save) {
        LockedItem locked = LockedItem.of(tx, reader.names(), project, item, person, save);
        if (locked.before().isPresent()) {
            return new ReviewOutcome(locked.before().get(), reader.bundle(tx, project, item));
        }
        locked.row().admit(tx, person, ItemEvent.SAVE);
        ItemNow now = locked.load(tx, reader.names());
        refuseStale(tx, project, item, ReviewPlan.stale(now, save));
        ReviewPlan plan = ReviewPlan.of(now, save, uids);
        ItemState state = ItemState.afterSave(save.finalise(), plan.pending());
        noteState(plan, locked.row().state(), state);
        ReviewSaved saved = new ReviewSaved(state, locked.row().version() + 1, plan.pending(), plan.added(), false);
        ReviewWriter writer = new ReviewWriter(tx, reader, locked, person);
        return new ReviewOutcome(saved, writer.write(now, plan.writes(), save, saved));
    }

    private static void noteState(ReviewPlan plan, ItemState before, ItemState after) {
        if (before != after) {
            plan.writes()
                    .log(new EventDraft(
                            "item", null, null, Map.of("state", Words.of(before)), Map.of("state", Words.of(after))));
        }
    }

    private static void refuseStale(Transaction tx, Project project, Item item, List<String> stale) {
        if (!stale.isEmpty()) {
            throw new ReviewConflictException(ConflictReader.describe(tx, project, item, stale));
        }
    }
}
