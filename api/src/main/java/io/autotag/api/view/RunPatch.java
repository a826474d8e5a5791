package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import io.autotag.store.RunPriority;
import io.autotag.store.RunTuning;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How much of the workers a run gets: its {@code priority} beside the others, and as {@code window} the most chunks in
 * flight, 0 for as many as the priority tells. What is left out stays.
 */
@Schema(name = "RunPatch")
public record RunPatch(
        @Nullable @Min(RunPriority.LOWEST) @Max(RunPriority.HIGHEST) Integer priority,
        @Nullable @Min(0) @Max(RunTuning.WIDEST_WINDOW) Integer window) {

    /** Refuses a request that changes nothing: a misunderstanding that nobody would notice. */
    public void requireSomething() {
        if (priority == null && window == null) {
            throw ApiException.badRequest("Name a priority, a window, or both.");
        }
    }
}
