package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who has signed in may do, and by what right.
 *
 * @param keyId the key that was signed in with, whose end is the end of this; null after a password
 * @param passwordChangedAt when the password that was signed in with was set, so that another one is the end of this; null
 *     after a key
 */
public record Grant(long userId, Role role, @Nullable Long keyId, @Nullable Instant passwordChangedAt) {}
