package io.autotag.store;

import java.time.Instant;

/** An item is with somebody. */
public record Lease(long itemId, String login, Instant until) {}
