package io.autotag.store;

/**
 * Names one chunk of a run.
 *
 * @param from its first position in the frozen selection
 */
public record ChunkKey(long runId, int epoch, long from) {

    /** Sorts before every chunk of the run. */
    public static ChunkKey beforeAllOf(long runId) {
        return new ChunkKey(runId, 0, -1);
    }
}
