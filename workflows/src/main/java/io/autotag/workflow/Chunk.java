package io.autotag.workflow;

import java.time.Instant;
import java.util.Objects;

/**
 * One order to a worker: process these positions of the run, and come back when the time is up.
 *
 * @param returnBy the chunk ends at its first batch boundary after this instant, done or not; an attempt that has waited
 *     for a slot gets some of that time back, and every one may write one batch, so that an overloaded queue still moves
 */
public record Chunk(RunRef run, ItemRange range, Instant returnBy) {
    public Chunk {
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(range, "range is null");
        Objects.requireNonNull(returnBy, "returnBy is null");
    }
}
