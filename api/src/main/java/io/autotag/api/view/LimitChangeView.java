package io.autotag.api.view;

import io.autotag.store.LimitChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A limit of a project that somebody changed: quiet_hours, items_per_minute or priority, in words; null: there was, or is, none. */
@Schema(name = "LimitChange")
public record LimitChangeView(Instant at, String kind, String by, @Nullable String before, @Nullable String after) {

    public static LimitChangeView from(LimitChange change) {
        return new LimitChangeView(
                change.at(),
                Names.word(change.kind()),
                change.actor(),
                orNull(change.before()),
                orNull(change.after()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
