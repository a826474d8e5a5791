package io.autotag.api.resource;

import io.autotag.api.view.PageRequest;
import io.autotag.store.ChunkKey;
import io.autotag.store.RunChunk;

/** Where a page of chunks begins: behind an epoch and a first position. Cursors are signed, so they are ours. */
final class ChunkPosition {

    private ChunkPosition() {}

    static ChunkKey read(PageRequest request, long runId) {
        return request.after()
                .map(text -> text.split(" ", -1))
                .map(parts -> new ChunkKey(runId, Integer.parseInt(parts[0]), Long.parseLong(parts[1])))
                .orElseGet(() -> ChunkKey.beforeAllOf(runId));
    }

    static String write(RunChunk chunk) {
        return chunk.key().epoch() + " " + chunk.key().from();
    }
}
