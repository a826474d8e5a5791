package io.autotag.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A source to be made; as {@link Source} has it. */
public record NewSource(
        String uid,
        long datasetId,
        String name,
        SourceKind kind,
        String location,
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String sealed,
        @Nullable Duration every) {}
