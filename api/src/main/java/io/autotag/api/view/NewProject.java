package io.autotag.api.view;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A project over datasets, named by their uids. */
public record NewProject(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String name,
        @NotNull @Size(max = 1000) List<@NotNull String> datasets) {}
