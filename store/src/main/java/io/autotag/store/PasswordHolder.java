package io.autotag.store;

import java.time.Instant;

/**
 * A user who may sign in with a password.
 *
 * @param hash of the password, as the caller made it
 */
public record PasswordHolder(User user, Role role, String hash, Instant changedAt) {}
