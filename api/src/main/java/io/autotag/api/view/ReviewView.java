package io.autotag.api.view;

import io.autotag.store.ReviewBundle;
import io.autotag.store.Suggestion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything an editor needs of an item. {@code image_url} is the picture as it was uploaded, smaller ones are the item's
 * thumbnails; {@code width} and {@code height} are pixels of the upright picture, null when it cannot be read. {@code
 * status} is unreviewed, in_progress or reviewed; {@code empty} says that it is reviewed and nothing is on it. {@code
 * pending} counts what has to be decided before the item is reviewed. Suggestions come best score first, those below 0 need
 * no decision. {@code taxonomy_version} is another one as soon as the project's labels are. {@code neighbours} are missing
 * in the answer to a save.
 */
@Schema(name = "Review")
public record ReviewView(
        ItemView item,
        String imageUrl,
        @Nullable Integer width,
        @Nullable Integer height,
        String status,
        int version,
        boolean empty,
        int pending,
        @Nullable String reviewer,
        @Nullable Instant reviewedAt,
        @Nullable LeaseView lease,
        List<SuggestionView> suggestions,
        List<AnnotationView> annotations,
        String taxonomyVersion,
        @Nullable NeighboursView neighbours) {

    public ReviewView {
        suggestions = List.copyOf(suggestions);
        annotations = List.copyOf(annotations);
    }

    /** @param login of whoever asks */
    public static ReviewView from(
            ReviewBundle bundle, ItemView item, Function<Suggestion, Optional<Double>> thresholds, String login) {
        return new ReviewView(
                item,
                item.url(),
                bundle.item().width(),
                bundle.item().height(),
                Names.word(bundle.review().state()),
                bundle.review().version(),
                bundle.review().empty(),
                (int) bundle.suggestions().stream().filter(Suggestion::isOpen).count(),
                bundle.review().reviewer(),
                bundle.review().reviewedAt(),
                LeaseView.fromNullable(bundle.review().lease(), login),
                bundle.suggestions().stream()
                        .map(suggestion -> SuggestionView.from(suggestion, thresholds))
                        .toList(),
                bundle.annotations().stream().map(AnnotationView::from).toList(),
                bundle.taxonomyVersion(),
                null);
    }

    public ReviewView with(NeighboursView beside) {
        return new ReviewView(
                item,
                imageUrl,
                width,
                height,
                status,
                version,
                empty,
                pending,
                reviewer,
                reviewedAt,
                lease,
                suggestions,
                annotations,
                taxonomyVersion,
                beside);
    }
}
