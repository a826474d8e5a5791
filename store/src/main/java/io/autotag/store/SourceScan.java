package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last scan of a source, with what it has done so far.
 *
 * @param number from 1 on; 0 before the first
 * @param position the last path it has committed, in the order of the source's listing; empty before the first
 * @param seen objects that the source listed, the others among them
 * @param added objects that are items now and were none before
 * @param changed objects whose bytes are not what they were
 * @param vanished objects that are not listed any more
 * @param failed objects that could not be read
 * @param message why it has failed
 */
public record SourceScan(
        int number,
        ScanState state,
        String position,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long seen,
        long added,
        long changed,
        long vanished,
        long failed,
        @Nullable String message) {}
