package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key; the key itself is known to its holder only.
 *
 * @param prefix its first characters, to tell keys apart
 * @param expiresAt null when it does not expire
 * @param lastUsedAt null when it was never used; to about a minute
 * @param revokedAt null while it is valid
 */
public record ApiKey(
        long id,
        String uid,
        long orgId,
        long userId,
        String name,
        String prefix,
        Role role,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        Instant createdAt) {

    /** True when the key opens doors at that time. */
    public boolean isLive(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
