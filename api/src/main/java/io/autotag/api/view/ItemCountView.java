package io.autotag.api.view;

import io.autotag.search.ItemCount;
import io.swagger.v3.oas.annotations.media.Schema;

/** How many items match; an estimate where counting would have taken too long. */
@Schema(name = "ItemCount")
public record ItemCountView(long count, boolean countIsEstimate) {

    public static ItemCountView from(ItemCount count) {
        return new ItemCountView(count.count(), count.isEstimate());
    }
}
