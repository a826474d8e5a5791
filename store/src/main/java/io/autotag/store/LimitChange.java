package io.autotag.store;

import java.time.Instant;

/**
 * Somebody changed a limit of a project.
 *
 * @param id grows with time; pages continue behind it
 * @param before the limit that was, in words; empty for none
 * @param after the limit that is since, in words; empty for none
 * @param actor login of who did it
 */
public record LimitChange(long id, LimitKind kind, String before, String after, String actor, Instant at) {}
