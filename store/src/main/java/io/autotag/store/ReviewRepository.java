package io.autotag.store;

import io.autotag.review.ItemState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Saves reviews. Thread-safe. */
public final class ReviewRepository {

    private final Supplier<String> uids;

    public ReviewRepository() {
        this(() -> UUID.randomUUID().toString());
    }

    /** @param uids gives each new annotation its uid */
    ReviewRepository(Supplier<String> uids) {
        this.uids = uids;
    }

    /**
     * Saves all that a person decided on an item, or nothing of it.
     *
     * @throws ReviewConflictException naming what has changed since the person looked, and by whom
     * @throws StoreException CONFLICT when somebody else holds the item, has finished it, or the idempotency key
     *     belongs to another request; INVALID or NOT_FOUND for what cannot be saved
     */
    public ReviewSaved save(Transaction tx, Project project, Item item, Reviewer person, ReviewSave save) {
        TaxonomyLock.use(tx, project.id());
        PlacementLock.use(tx, project.id());
        ItemRow row = ItemRows.lock(tx, project.id(), item.id());
        Optional<ReviewSaved> before = SavedBefore.find(tx, project, item, person, save);
        if (before.isPresent()) {
            return before.get();
        }
        row.admit(person);
        ItemNow now = ItemRows.load(tx, project, item, save);
        refuseStale(tx, project, item, ReviewPlan.stale(now, save));
        ReviewPlan plan = ReviewPlan.of(now, save, uids);
        ItemState state = ItemState.afterSave(save.finalise(), plan.pending());
        if (state != row.state()) {
            plan.writes()
                    .log(new EventDraft(
                            "item",
                            null,
                            null,
                            Map.of("state", Words.of(row.state())),
                            Map.of("state", Words.of(state))));
        }
        ReviewWriter writer = new ReviewWriter(tx, project, item, person);
        writer.write(plan.writes());
        writer.settle(state);
        ReviewSaved saved = new ReviewSaved(state, row.version() + 1, plan.pending(), plan.added(), false);
        SavedBefore.note(tx, project, item, person, save, saved);
        WebhookNews.review(tx, project, item, person, saved);
        return saved;
    }

    private static void refuseStale(Transaction tx, Project project, Item item, List<String> stale) {
        if (!stale.isEmpty()) {
            throw new ReviewConflictException(ConflictReader.describe(tx, project, item, stale));
        }
    }
}
