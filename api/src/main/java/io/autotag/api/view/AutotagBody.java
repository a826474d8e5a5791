package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A project's Autotag settings: whether it is on, the model's uid, which data, and whether uploads start runs. */
@Schema(name = "AutotagSettings")
public record AutotagBody(
        @NotNull Boolean enabled, @Nullable String model, @Nullable @Valid DataView data, @Nullable Boolean autoRun) {}
