package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that holds, and whose it is.
 *
 * @param keyUid the key that was signed in with; null after a password or at a provider
 * @param seenAt to about ten minutes
 */
public record SignedIn(long sessionId, User user, Role role, @Nullable String keyUid, Instant seenAt) {}
