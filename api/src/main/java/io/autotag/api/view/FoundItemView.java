package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autotag.search.FoundItem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An item that matches a query, with the predictions that the query asks for, best score first and 20 at most; {@code
 * prediction_count} says how many there are. {@code review_status} is unreviewed, in_progress or reviewed.
 */
@Schema(name = "FoundItem")
public record FoundItemView(
        @JsonUnwrapped ItemView item,
        String reviewStatus,
        @Nullable String reviewer,
        @Nullable Instant reviewedAt,
        List<PredictionView> predictions,
        long predictionCount) {

    public FoundItemView {
        predictions = List.copyOf(predictions);
    }

    public static FoundItemView from(FoundItem found, Function<io.autotag.store.Item, ItemView> items) {
        return new FoundItemView(
                items.apply(found.item()),
                found.review().status(),
                found.review().reviewer(),
                found.review().reviewedAt(),
                found.predictions().stream().map(PredictionView::from).toList(),
                found.predictionCount());
    }
}
