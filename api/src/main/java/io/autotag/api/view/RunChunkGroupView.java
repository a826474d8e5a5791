package io.autotag.api.view;

import io.autotag.store.RunChunkGroup;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** Neighbouring chunks of a run together; {@code first} and {@code position} count in the run's frozen selection. */
@Schema(name = "RunChunkGroup")
public record RunChunkGroupView(
        long chunks,
        long first,
        long position,
        long done,
        long failed,
        long skippedUnchanged,
        long skippedProtected,
        long predictions,
        long busyMillis,
        Instant updatedAt) {

    public static RunChunkGroupView from(RunChunkGroup group) {
        return new RunChunkGroupView(
                group.chunks(),
                group.first(),
                group.position(),
                group.done(),
                group.failed(),
                group.skippedUnchanged(),
                group.skippedProtected(),
                group.predictions(),
                group.busyMillis(),
                group.updatedAt());
    }
}
