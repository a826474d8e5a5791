package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autotag.search.similar.SimilarItem;
import io.autotag.store.Item;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;

/** An item with its similarity to another one: the cosine of the angle between their embeddings, from -1 to 1. */
@Schema(name = "SimilarItem")
public record SimilarItemView(@JsonUnwrapped ItemView item, float similarity) {

    static SimilarItemView from(SimilarItem similar, Function<Item, ItemView> items) {
        return new SimilarItemView(items.apply(similar.item()), similar.similarity());
    }
}
