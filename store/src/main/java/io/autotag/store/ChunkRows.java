package io.autotag.store;

/** The row of a chunk: its position and its counters. */
final class ChunkRows {

    private ChunkRows() {}

    static long positionOf(Transaction tx, ChunkKey chunk) {
        tx.sql(
                        "INSERT INTO run_chunk (run_id, epoch, first, position) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        chunk.runId(),
                        chunk.epoch(),
                        chunk.from(),
                        chunk.from())
                .update();
        return tx.sql(
                        "SELECT position FROM run_chunk WHERE run_id = ? AND epoch = ? AND first = ?",
                        chunk.runId(),
                        chunk.epoch(),
                        chunk.from())
                .one(row -> row.number("position"));
    }

    /** Moves the position; false when it is not where the caller believes it to be. Waits for others at the row. */
    static boolean advance(Transaction tx, ChunkKey chunk, long expected, long next) {
        return tx.sql(
                                "UPDATE run_chunk SET position = ?"
                                        + " WHERE run_id = ? AND epoch = ? AND first = ? AND position = ?",
                                next,
                                chunk.runId(),
                                chunk.epoch(),
                                chunk.from(),
                                expected)
                        .update()
                == 1;
    }

    static void count(Transaction tx, ChunkKey chunk, ChunkCount count) {
        tx.sql(
                        """
                        UPDATE run_chunk SET done = done + ?, failed = failed + ?, unchanged = unchanged + ?,
                            protected = protected + ?, predictions = predictions + ?, busy_ms = busy_ms + ?,
                            writes = writes + 1, updated_at = clock_timestamp()
                        WHERE run_id = ? AND epoch = ? AND first = ?""",
                        count.done(),
                        count.failed(),
                        count.skipped().unchanged(),
                        count.skipped().decided(),
                        count.predictions(),
                        count.busyMillis(),
                        chunk.runId(),
                        chunk.epoch(),
                        chunk.from())
                .update();
    }
}
