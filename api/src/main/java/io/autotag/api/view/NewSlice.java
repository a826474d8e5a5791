package io.autotag.api.view;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named selection of items: whole datasets, listed items, or both, at random as many as wanted of them; or instead of
 * {@code sub_slices} what a {@code query} finds in a {@code project}, whenever it is asked.
 */
public record NewSlice(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String name,
        @NotNull @Pattern(regexp = Names.VISIBILITY, message = Names.VISIBILITY_RULE) String visibility,
        @Nullable @Size(min = 1, max = 100) List<@NotNull @Valid SubSlice> subSlices,
        @Nullable String project,
        @Nullable @Size(max = 4096) String query,
        @Nullable String organization,
        @Nullable @Positive Integer randomSelectionCount) {}
