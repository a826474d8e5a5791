package io.autotag.api.view;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project over datasets, named by their uids, and over a new one that is made with it or not at all. */
public record NewProject(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String name,
        @NotNull @Size(max = 1000) List<@NotNull String> datasets,
        @Nullable @Valid NewDataset newDataset) {}
