package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * A run to be created.
 *
 * @param idempotencyKey the same key in the same project is the same run; null is always a new one
 * @param force whether items without decisions are tagged anew
 * @param priority from {@link RunPriority#LOWEST} to {@link RunPriority#HIGHEST}; null for that of the project and kind
 */
public record NewRun(
        Project project,
        ModelVersion modelVersion,
        Selection selection,
        RunKind kind,
        @Nullable String idempotencyKey,
        boolean force,
        @Nullable Integer priority) {

    /** With the priority of the project and its kind. */
    public NewRun(
            Project project,
            ModelVersion modelVersion,
            Selection selection,
            RunKind kind,
            @Nullable String idempotencyKey,
            boolean force) {
        this(project, modelVersion, selection, kind, idempotencyKey, force, null);
    }
}
