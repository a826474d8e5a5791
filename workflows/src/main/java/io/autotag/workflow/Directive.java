package io.autotag.workflow;

import java.util.Objects;

/**
 * What the run's row says now.
 *
 * @param window most chunks in flight at once, at least 1; it changes with the number of active runs
 */
public record Directive(Desired desired, int window) {
    public Directive {
        Objects.requireNonNull(desired, "desired is null");
        if (window < 1) {
            throw new IllegalArgumentException("A window holds at least one chunk, not " + window);
        }
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
