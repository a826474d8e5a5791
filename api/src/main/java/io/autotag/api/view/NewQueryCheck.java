package io.autotag.api.view;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A query as far as it is typed; {@code caret} is an offset in UTF-16 units, the end of the text if left out. */
public record NewQueryCheck(@NotNull String query, @Nullable Integer caret) {}
