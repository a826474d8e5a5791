package io.autotag.api.view;

import io.autotag.search.similar.EmbeddingSet;
import io.autotag.search.similar.SimilarItems;
import io.autotag.store.Item;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;

/**
 * The items most similar to one, the most similar first. {@code training_set} says by whose embeddings, {@code compared} how
 * many items there were to choose among, {@code took_ms} how long that took.
 */
@Schema(name = "SimilarItems")
public record SimilarItemsView(
        String trainingSet, String version, long compared, long tookMs, List<SimilarItemView> results) {

    public SimilarItemsView {
        results = List.copyOf(results);
    }

    public static SimilarItemsView of(
            EmbeddingSet set, SimilarItems.Found found, Function<Item, ItemView> items, long tookMs) {
        return new SimilarItemsView(
                set.trainingSet(),
                set.version(),
                found.compared(),
                tookMs,
                found.items().stream()
                        .map(one -> SimilarItemView.from(one, items))
                        .toList());
    }
}
