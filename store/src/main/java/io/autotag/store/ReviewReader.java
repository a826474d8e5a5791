package io.autotag.store;

import io.autotag.review.ItemState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a reviewer looks at. Remembers names; thread-safe, and for one database. */
public final class ReviewReader {

    private static final Comparator<PredictionNow> BEST_FIRST = Comparator.comparing(PredictionNow::score)
            .reversed()
            .thenComparing(prediction -> prediction.key().setId())
            .thenComparing(prediction -> prediction.key().seq());

    private final ReviewNames names = new ReviewNames();

    /** Everything of the item; predictions that are hidden or whose label the project ignores are left out. */
    public ReviewBundle bundle(Transaction tx, Project project, Item item) {
        RoundTrip trip = tx.roundTrip();
        RoundTrip.Answer<ItemRow> row = ItemRow.ask(trip, project, item);
        RoundTrip.Answer<ReviewSet> sets = trip.ask(ReviewSet::of, ReviewSet.VISIBLE, project.id());
        RoundTrip.Answer<Long> taxonomy = names.taxonomies().ask(trip, project);
        RoundTrip.Answer<AnnotationRow> annotations = AnnotationRow.ask(trip, project, item);
        trip.run();
        KnownTaxonomy known = names.taxonomies().of(tx, project, taxonomy);
        List<PredictionRow> predictions = tx.sql(
                        PredictionRow.OF_ITEM, SetPlaces.of(sets.list()).values(item.id()))
                .list(PredictionRow::of);
        return bundle(
                tx,
                item,
                row.first().orElse(ItemRow.UNTOUCHED),
                known,
                PredictionRow.named(tx, names, known, sets.list(), predictions),
                AnnotationRow.named(tx, names, annotations.list()));
    }

    ReviewBundle bundle(
            Transaction tx,
            Item item,
            ItemRow row,
            KnownTaxonomy taxonomy,
            List<PredictionNow> predictions,
            List<StoredAnnotation> annotations) {
        return new ReviewBundle(
                item,
                review(tx, item, row, annotations.isEmpty()),
                suggestions(tx, predictions, annotations),
                annotations,
                taxonomy.labels(),
                taxonomy.word());
    }

    ReviewNames names() {
        return names;
    }

    /**
     * A project of the organisation, and the item if it is one of the project's datasets.
     *
     * @throws StoreException NOT_FOUND for either
     */
    public ReviewPlace find(Transaction tx, long orgId, String projectUid, String itemUid) {
        RoundTrip trip = tx.roundTrip();
        RoundTrip.Answer<Project> project = ProjectRepository.ask(trip, orgId, projectUid);
        RoundTrip.Answer<Item> item = ItemRepository.ask(trip, orgId, projectUid, itemUid);
        trip.run();
        Project found = project.first().orElseThrow(() -> StoreException.notFound("project"));
        return new ReviewPlace(found, item.first().orElseGet(() -> itemOf(tx, found, itemUid)));
    }

    /**
     * The item if it is one of the project's datasets.
     *
     * @throws StoreException NOT_FOUND when it is not
     */
    public Item itemOf(Transaction tx, Project project, String itemUid) {
        ItemRepository items = new ItemRepository();
        return items.find(tx, project, itemUid).orElseThrow(() -> {
            items.get(tx, project.orgId(), itemUid);
            return StoreException.notFound("item in the project");
        });
    }

    private ItemReview review(Transaction tx, Item item, ItemRow row, boolean bare) {
        Map<Integer, String> logins = names.logins(
                tx,
                Stream.of(row.reviewerId(), row.holderId())
                        .flatMap(Optional::stream)
                        .mapToInt(Integer::intValue));
        @Nullable String reviewer = row.reviewerId().map(logins::get).orElse(null);
        @Nullable
        Lease lease = row.holderId()
                .map(holder -> new Lease(
                        item.id(),
                        Objects.requireNonNull(logins.get(holder)),
                        Objects.requireNonNull(row.leaseUntil())))
                .orElse(null);
        boolean empty = row.state() == ItemState.REVIEWED && bare;
        return new ItemReview(row.state(), row.version(), empty, reviewer, row.reviewedAt(), lease);
    }

    /** Without those whose label the project ignores. */
    private List<Suggestion> suggestions(
            Transaction tx, List<PredictionNow> predictions, List<StoredAnnotation> annotations) {
        Map<PredictionKey, String> made = new HashMap<>();
        annotations.forEach(annotation -> {
            if (annotation.origin() != null) {
                made.put(annotation.origin(), annotation.uid());
            }
        });
        Map<Integer, NamedVersion> versions = names.versions(tx, ids(predictions, PredictionNow::modelVersionId));
        Map<Integer, String> runs = names.runs(
                tx, ids(predictions, prediction -> prediction.version().runId()));
        return predictions.stream()
                .filter(prediction -> prediction.visible() && prediction.target() != null)
                .sorted(BEST_FIRST)
                .map(prediction -> prediction.shown(
                        Objects.requireNonNull(versions.get((int) prediction.modelVersionId())),
                        Objects.requireNonNull(
                                runs.get((int) prediction.version().runId())),
                        made.get(prediction.key())))
                .toList();
    }

    private static IntStream ids(List<PredictionNow> predictions, ToLongFunction<PredictionNow> id) {
        return predictions.stream().mapToLong(id).mapToInt(Math::toIntExact);
    }
}
