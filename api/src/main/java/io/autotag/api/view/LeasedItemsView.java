package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that are with whoever asked, in the order asked for; empty when nothing is left that nobody else holds. */
@Schema(name = "LeasedItems")
public record LeasedItemsView(List<Leased> results) {

    public LeasedItemsView {
        results = List.copyOf(results);
    }

    /** An item to review; {@code width} and {@code height} are pixels of the upright picture. */
    @Schema(name = "LeasedItem")
    public record Leased(
            ItemView item, String imageUrl, @Nullable Integer width, @Nullable Integer height, LeaseView lease) {}
}
