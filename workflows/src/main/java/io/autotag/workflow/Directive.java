package io.autotag.workflow;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the run's row says now.
 *
 * @param window most chunks in flight at once, at least 1; it changes with the number of active runs
 * @param holdUntil while the run is to go on, the end of the quiet hours that it has to wait for; null for none
 */
public record Directive(Desired desired, int window, @Nullable Instant holdUntil) {
    public Directive {
        Objects.requireNonNull(desired, "desired is null");
        if (window < 1) {
            throw new IllegalArgumentException("A window holds at least one chunk, not " + window);
        }
    }

    /** Outside quiet hours. */
    public Directive(Desired desired, int window) {
        this(desired, window, null);
    }

    /** What is wanted of the run. */
    public enum Desired {
        RUN,
        PAUSE,
        CANCEL,
        /** The epoch has moved on, or the run is over: this workflow must end without another word. */
        FENCED
    }
}
