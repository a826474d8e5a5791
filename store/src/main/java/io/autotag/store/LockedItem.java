package io.autotag.store;

import java.util.List;
import java.util.Optional;

/**
 * An item that a person is about to change, its row locked. Predictions follow, in the order of their keys; bulk actions
 * lock them in the same order, so nobody waits in a circle. What hangs on them is read when they are locked.
 *
 * @param before what the same request was answered, if it was there before
 * @param sets whose predictions the save may touch
 */
record LockedItem(
        Project project,
        Item item,
        ItemRow row,
        Optional<ReviewSaved> before,
        List<ReviewSet> sets,
        KnownTaxonomy taxonomy) {

    LockedItem {
        sets = List.copyOf(sets);
    }

    /** @throws StoreException CONFLICT when the idempotency key belongs to another request */
    static LockedItem of(
            Transaction tx, ReviewNames names, Project project, Item item, Reviewer person, ReviewSave save) {
        RoundTrip trip = tx.roundTrip();
        TaxonomyLock.use(trip, project.id());
        PlacementLock.use(trip, project.id());
        RoundTrip.Answer<ItemRow> row = ItemRow.lock(trip, project, item);
        RoundTrip.Answer<ReviewSaved> before = SavedBefore.ask(trip, project, item, person, save);
        RoundTrip.Answer<ReviewSet> sets =
                trip.ask(ReviewSet::of, ReviewSet.TOUCHED, project.id(), setsDecidedOn(save), project.id(), item.id());
        RoundTrip.Answer<Long> taxonomy = names.taxonomies().ask(trip, project);
        trip.run();
        return new LockedItem(
                project,
                item,
                row.one(),
                before.first(),
                sets.list(),
                names.taxonomies().of(tx, project, taxonomy));
    }

    private static long[] setsDecidedOn(ReviewSave save) {
        return save.decisions().stream()
                .mapToLong(decision -> decision.prediction().setId())
                .distinct()
                .toArray();
    }

    /** With its predictions locked. */
    ItemNow load(Transaction tx, ReviewNames names) {
        RoundTrip trip = tx.roundTrip();
        RoundTrip.Answer<PredictionRow> predictions = trip.ask(
                PredictionRow::of,
                PredictionRow.OF_ITEM + " FOR UPDATE OF p",
                SetPlaces.of(sets).values(item.id()));
        RoundTrip.Answer<AnnotationRow> annotations = AnnotationRow.ask(trip, project, item);
        trip.run();
        return new ItemNow(
                item,
                PredictionRow.named(tx, names, taxonomy, sets, predictions.list()),
                AnnotationRow.named(tx, names, annotations.list()),
                taxonomy);
    }
}
