package io.autotag.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that people shall review.
 *
 * @param closedAt null while it is open
 */
public record Assignment(
        long id,
        String uid,
        String name,
        Selection selection,
        List<String> logins,
        String createdBy,
        Instant createdAt,
        @Nullable Instant closedAt) {

    public Assignment {
        logins = List.copyOf(logins);
    }
}
