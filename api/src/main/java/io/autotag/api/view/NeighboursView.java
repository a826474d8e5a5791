package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The items beside one in the order of their age, newest first; null at an end. */
@Schema(name = "Neighbours")
public record NeighboursView(@Nullable Neighbour previous, @Nullable Neighbour next) {

    /** An item that is near. */
    @Schema(name = "Neighbour")
    public record Neighbour(String uid, String key, String imageUrl) {}
}
