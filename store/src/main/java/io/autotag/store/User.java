package io.autotag.store;

import java.time.Instant;

/** A person or program of an organisation; it comes with a key, or signs in with a password or at a provider. */
public record User(long id, String uid, long orgId, String login, Instant createdAt) {}
