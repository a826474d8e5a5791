package io.autotag.store;

import java.time.Instant;

/**
 * Something the outside has to be told.
 *
 * @param attempts how often it was put off before
 */
public record OutboxEntry(long id, String topic, String payload, int attempts, Instant createdAt) {}
