package io.autotag.api.view;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A model without a version yet. */
public record NewModel(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String name) {}
