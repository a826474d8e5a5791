package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is no longer as the person saw it.
 *
 * @param uid of the prediction or annotation
 * @param now what it is by now, for people
 * @param version what a next save has to name; null when it is gone
 * @param by the login of who changed it last; null when that was no person
 * @param at when that was; null when no person changed it
 */
public record ReviewConflict(
        String uid, String now, @Nullable String version, @Nullable String by, @Nullable Instant at) {

    String sentence() {
        return by == null ? "%s is %s by now.".formatted(uid, now) : "%s is %s by now: %s.".formatted(uid, now, by);
    }
}
