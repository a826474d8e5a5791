package io.autotag.store;

import java.time.Instant;

/** A person or program of an organisation; it signs in by key only. */
public record User(long id, String uid, long orgId, String login, Instant createdAt) {}
