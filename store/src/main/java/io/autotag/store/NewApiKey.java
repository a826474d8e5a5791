package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key to be issued.
 *
 * @param expiresAt null when it shall not expire
 */
public record NewApiKey(long orgId, long userId, String name, Role role, @Nullable Instant expiresAt) {}
