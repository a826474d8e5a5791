package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** The query whose items versions are compared on before one becomes active; empty for all items. */
@Schema(name = "Gate")
public record GateBody(@NotNull String query) {}
