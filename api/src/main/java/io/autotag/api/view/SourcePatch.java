package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** When a source is scanned; what is left out stays. {@code scan_every_minutes} 0: on demand only. */
@Schema(name = "SourcePatch")
public record SourcePatch(@Min(0) @Max(525_600) @Nullable Integer scanEveryMinutes, @Nullable Boolean isPaused) {}
