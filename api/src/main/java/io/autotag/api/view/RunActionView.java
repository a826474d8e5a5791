package io.autotag.api.view;

import io.autotag.store.RunAction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked of a run: pause, resume, cancel, retry_failed, priority or window. {@code before} and {@code after}
 * are of a priority or window; {@code after} of retry_failed is the uid of the new run.
 */
@Schema(name = "RunAction")
public record RunActionView(Instant at, String kind, String by, @Nullable String before, @Nullable String after) {

    public static RunActionView from(RunAction action) {
        return new RunActionView(
                action.at(),
                Names.word(action.kind()),
                action.actor(),
                orNull(action.before()),
                orNull(action.after()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
