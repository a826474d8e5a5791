package io.autotag.store;

import io.autotag.review.ItemState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item as exports tell it.
 *
 * @param reviewer login of who finished it
 * @param annotations all that are not removed, oldest first
 * @param suggestions all visible predictions whose label the project does not ignore, best score first; none where the
 *     export does not want them
 */
public record ExportedItem(
        Item item,
        String datasetUid,
        String datasetOwner,
        String datasetSlug,
        ItemState state,
        @Nullable String reviewer,
        @Nullable Instant reviewedAt,
        List<ExportedAnnotation> annotations,
        List<ExportedSuggestion> suggestions) {

    public ExportedItem {
        annotations = List.copyOf(annotations);
        suggestions = List.copyOf(suggestions);
    }

    public boolean isReviewed() {
        return state == ItemState.REVIEWED;
    }

    /** About how much its masks take. */
    public long maskBytes() {
        return Stream.concat(
                        annotations.stream().map(ExportedAnnotation::mask),
                        suggestions.stream().map(ExportedSuggestion::mask))
                .filter(Objects::nonNull)
                .mapToLong(mask -> mask.counts().length())
                .sum();
    }

    /** A person has looked and says that there is nothing. */
    public boolean isReviewedAndEmpty() {
        return isReviewed() && annotations.isEmpty();
    }
}
