package io.autotag.store;

import io.autotag.run.Desired;
import io.autotag.run.RunState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run of a model version over a selection of a project's items.
 *
 * @param epoch everything started under another epoch is fenced off
 * @param codeVersion of the workflow that drives it; empty until one does
 * @param total items of the frozen selection; 0 until it is frozen
 * @param priority 1 to 5: its weight beside the other runs, see {@link RunPriority}
 * @param window most chunks in flight, as somebody chose; null while its priority tells
 * @param limits of its project, as they are now
 * @param errorMessage why it failed, a sentence
 */
public record Run(
        long id,
        String uid,
        long orgId,
        long projectId,
        String projectUid,
        String projectName,
        long setId,
        long modelVersionId,
        String modelVersionUid,
        String modelUid,
        String modelName,
        String trainingSet,
        RunKind kind,
        Desired desired,
        RunState state,
        int epoch,
        String codeVersion,
        Selection selection,
        boolean force,
        long total,
        int priority,
        @Nullable Integer window,
        RunLimits limits,
        @Nullable String errorMessage,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Until when quiet hours hold it up; empty when they do not. */
    public Optional<Instant> waitsUntil(Instant now) {
        boolean isToGoOn = desired == Desired.RUN && !state.isFinal();
        return isToGoOn ? limits.holdUntil(kind, startedAt != null, now) : Optional.empty();
    }
}
