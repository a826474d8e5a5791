package io.autotag.api.resource;

import io.autotag.api.error.ApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key under which a request is done once, however often it is sent. */
final class IdempotencyKey {

    private static final int LONGEST = 200;

    private IdempotencyKey() {}

    /** From the header or the body; two different ones are the caller's mistake. */
    static Optional<String> of(@Nullable String header, @Nullable String body) {
        if (header == null) {
            return Optional.ofNullable(body);
        }
        if (header.isBlank() || header.length() > LONGEST) {
            throw ApiException.badRequest("The header Idempotency-Key must have 1 to " + LONGEST + " characters.");
        }
        if (body != null && !body.equals(header)) {
            throw ApiException.badField(
                    "idempotency_key", "Differs from the header Idempotency-Key; send one of them.");
        }
        return Optional.of(header);
    }
}
