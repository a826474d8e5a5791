package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who has signed in may do, and by what right.
 *
 * @param keyId the key that was signed in with, whose end is the end of this; null after a password
 */
public record Grant(long userId, Role role, @Nullable Long keyId) {}
