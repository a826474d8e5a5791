package io.autotag.store;

import java.time.Instant;

/**
 * Somebody asked something of a run.
 *
 * @param id grows with time; pages continue behind it
 * @param before the priority or window that was; empty for what has none
 * @param after the priority or window that is since, or the uid of the run that a retry made; empty for what has none
 * @param actor login of who did it
 */
public record RunAction(long id, RunActionKind kind, String before, String after, String actor, Instant at) {}
