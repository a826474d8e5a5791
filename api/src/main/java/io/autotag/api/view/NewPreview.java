package io.autotag.api.view;

import jakarta.validation.constraints.NotBlank;

/** The uid of the item that a model version is tried on. */
public record NewPreview(@NotBlank String item) {}
