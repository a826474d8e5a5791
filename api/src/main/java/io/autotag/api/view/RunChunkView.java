package io.autotag.api.view;

import io.autotag.store.RunChunk;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What was done in one chunk of a run; {@code first} and {@code position} count in the run's frozen selection. */
@Schema(name = "RunChunk")
public record RunChunkView(
        int epoch,
        long first,
        long position,
        long done,
        long failed,
        long skippedUnchanged,
        long skippedProtected,
        long predictions,
        long busyMillis,
        Instant updatedAt) {

    public static RunChunkView from(RunChunk chunk) {
        return new RunChunkView(
                chunk.key().epoch(),
                chunk.key().from(),
                chunk.position(),
                chunk.done(),
                chunk.failed(),
                chunk.skippedUnchanged(),
                chunk.skippedProtected(),
                chunk.predictions(),
                chunk.busyMillis(),
                chunk.updatedAt());
    }
}
