package io.autotag.api.view;

import io.autotag.store.Box;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A rectangle in pixels of the upright image, from its top left. */
@Schema(name = "Box")
public record BoxView(@NotNull Float x, @NotNull Float y, @NotNull Float w, @NotNull Float h) {

    static @Nullable BoxView from(@Nullable Box box) {
        return box == null ? null : new BoxView(box.x(), box.y(), box.w(), box.h());
    }

    static @Nullable Box toStore(@Nullable BoxView box) {
        return box == null ? null : new Box(box.x(), box.y(), box.w(), box.h());
    }
}
