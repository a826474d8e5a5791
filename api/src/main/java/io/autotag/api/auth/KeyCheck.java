package io.autotag.api.auth;

import io.autotag.api.error.ApiException;
import io.autotag.api.error.KeyHeader;
import io.autotag.store.ApiKey;
import io.autotag.store.Database;
import io.autotag.store.KeyHolder;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says who presents a key, or refuses it with the reason. Asks the database each time: a revoked key is dead at once. */
public final class KeyCheck {

    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST = 200;

    private final Database database;
    private final Clock clock;
    private final KeyRepository keys = new KeyRepository();

    public KeyCheck(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws ApiException 401 for a missing, unknown, expired or revoked key */
    Caller check(@Nullable String presented) {
        KeyHolder holder = holder(presented);
        ApiKey key = holder.key();
        return new Caller(holder.user(), key.role(), Optional.of(key.uid()));
    }

    /** @throws ApiException 401 for a missing, unknown, expired or revoked key */
    public KeyHolder holder(@Nullable String presented) {
        if (presented == null || presented.isBlank()) {
            throw unauthorised("No API key was given: send it as " + KeyHeader.NAME + ".");
        }
        if (presented.length() > LONGEST) {
            throw unauthorised("The API key is not known.");
        }
        KeySecret secret = new KeySecret(presented.strip());
        KeyHolder holder = database.look(tx -> keys.findHolder(tx, secret))
                .orElseThrow(() -> unauthorised("The API key is not known."));
        Instant now = clock.instant();
        requireLive(holder.key(), now);
        touch(holder.key(), now);
        return holder;
    }

    private static void requireLive(ApiKey key, Instant now) {
        if (key.revokedAt() != null) {
            throw unauthorised("The API key was revoked.");
        }
        if (!key.isLive(now)) {
            throw unauthorised("The API key has expired.");
        }
    }

    private void touch(ApiKey key, Instant now) {
        Instant last = key.lastUsedAt();
        if (last == null || last.plus(TOUCH_EVERY).isBefore(now)) {
            database.doInTransaction(tx -> keys.touch(tx, key.id(), now));
        }
    }

    private static ApiException unauthorised(String detail) {
        return new ApiException(401, detail);
    }
}
