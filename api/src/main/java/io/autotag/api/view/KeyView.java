package io.autotag.api.view;

import io.autotag.store.ApiKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is shown of a key; the key itself is known to its holder only. */
@Schema(name = "Key")
public record KeyView(
        String uid,
        String name,
        String prefix,
        String role,
        String user,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        Instant createdAt) {

    /** @param login of the user that it acts for */
    public static KeyView from(ApiKey key, String login) {
        return new KeyView(
                key.uid(),
                key.name(),
                key.prefix(),
                key.role().name().toLowerCase(Locale.ROOT),
                login,
                key.expiresAt(),
                key.lastUsedAt(),
                key.createdAt());
    }
}
