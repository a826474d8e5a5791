package io.autotag.api.view;

import io.autotag.store.RunPriority;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A run to start; what is left out comes from the project's settings. */
public record NewRun(
        @Nullable @Valid DataView data,
        @Nullable String modelVersion,
        @Nullable Boolean force,
        @Nullable @Min(RunPriority.LOWEST) @Max(RunPriority.HIGHEST) Integer priority,
        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String idempotencyKey) {

    /** What an empty request asks for. */
    public static final NewRun DEFAULT = new NewRun(null, null, null, null, null);
}
