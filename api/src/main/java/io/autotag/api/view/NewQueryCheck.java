package io.autotag.api.view;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A query to check, against a project's labels if its uid is given. */
public record NewQueryCheck(@NotNull String query, @Nullable String project) {}
