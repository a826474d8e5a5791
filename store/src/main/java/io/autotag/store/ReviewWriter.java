package io.autotag.store;

import io.autotag.review.ItemState;
import java.util.Optional;
import java.util.stream.LongStream;

/** Writes what was planned, a statement for each kind of row, however many there are; and reads what came of it. */
final class ReviewWriter {

    private static final String DECIDE =
            """
            UPDATE prediction p SET status = n.status, version = p.version + 1, action_id = NULL
            FROM unnest(?, ?, ?, ?) AS n(shard, set_id, seq, status)
            WHERE p.shard = ANY (?) AND p.shard = n.shard AND p.set_id = n.set_id AND p.item_id = ? AND p.seq = n.seq""";

    private static final String SETTLE =
            """
            UPDATE project_item p SET state = ?, version = version + 1,
                reviewer = CASE WHEN ? THEN ? END, reviewed_at = CASE WHEN ? THEN clock_timestamp() END,
                lease_until = CASE WHEN NOT ? AND lease_user = ? THEN now() + interval '5 minutes' END,
                lease_user = CASE WHEN NOT ? AND lease_user = ? THEN lease_user END
            WHERE project_id = ? AND item_id = ? RETURNING\s""";

    private final Transaction tx;
    private final ReviewReader reader;
    private final LockedItem locked;
    private final Project project;
    private final Item item;
    private final Reviewer person;

    ReviewWriter(Transaction tx, ReviewReader reader, LockedItem locked, Reviewer person) {
        this.tx = tx;
        this.reader = reader;
        this.locked = locked;
        this.project = locked.project();
        this.item = locked.item();
        this.person = person;
    }

    /** @return the item as it is then */
    ReviewBundle write(ItemNow before, PlannedWrites writes, ReviewSave save, ReviewSaved saved) {
        RoundTrip trip = tx.roundTrip();
        write(trip, writes);
        RoundTrip.Answer<ItemRow> row = settle(trip, saved.state());
        Optional<RoundTrip.Answer<Boolean>> noted = save.idempotencyKey() == null
                ? Optional.empty()
                : Optional.of(SavedBefore.note(trip, project, item, person, save, saved));
        RoundTrip.Answer<Long> listeners = WebhookNews.askForReview(trip, project);
        RoundTrip.Answer<PredictionRow> predictions = trip.ask(
                PredictionRow::of,
                PredictionRow.OF_ITEM,
                SetPlaces.of(locked.sets()).values(item.id()));
        RoundTrip.Answer<AnnotationRow> written = AnnotationRow.ask(trip, project, item, writes.written());
        trip.run();
        noted.ifPresent(SavedBefore::check);
        WebhookNews.review(tx, listeners, project, item, person, saved);
        ReviewNames names = reader.names();
        return reader.bundle(
                tx,
                item,
                row.one(),
                locked.taxonomy(),
                PredictionRow.named(tx, names, locked.taxonomy(), locked.sets(), predictions.list()),
                before.annotations(writes.deletes(), AnnotationRow.named(tx, names, written.list())));
    }

    private void write(RoundTrip trip, PlannedWrites writes) {
        if (!writes.decisions().isEmpty()) {
            int[] shards = SetPlaces.of(locked.sets()).shards();
            decide(trip, new Columns<>(writes.decisions()), shards);
        }
        AnnotationWrites.add(trip, project.id(), item.id(), person.id(), writes);
        ReviewEvents.add(trip, project.id(), item.id(), person.id(), writes.events());
        noteChanges(trip, writes);
    }

    private void decide(RoundTrip trip, Columns<PlannedDecision> decisions, int[] shards) {
        trip.add(
                DECIDE,
                decisions.integers(one -> one.prediction().shard()),
                decisions.numbers(one -> one.prediction().key().setId()),
                decisions.integers(one -> one.prediction().key().seq()),
                decisions.integers(one -> one.next().code()),
                shards,
                item.id());
    }

    /** Who has finished the item, and the lease: given back when it is finished, else renewed if it is the person's. */
    private RoundTrip.Answer<ItemRow> settle(RoundTrip trip, ItemState state) {
        boolean finished = state == ItemState.REVIEWED;
        return trip.ask(
                ItemRow::of,
                SETTLE + ItemRow.COLUMNS,
                Words.of(state),
                finished,
                person.id(),
                finished,
                finished,
                person.id(),
                finished,
                person.id(),
                project.id(),
                item.id());
    }

    private void noteChanges(RoundTrip trip, PlannedWrites writes) {
        long[] changed = LongStream.concat(writes.decidedSets(), LongStream.of(ChangeRows.REVIEWS))
                .toArray();
        ChangeRows.add(trip, project.id(), changed, new long[] {item.id()});
    }
}
