package io.autotag.workflow;

import java.util.Objects;

/**
 * The end a workflow proposes for its run.
 *
 * @param message a sentence for people when the outcome is {@link Outcome#FAILED}, else empty
 */
public record Settlement(Outcome outcome, String message) {
    public Settlement {
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(message, "message is null");
    }

    static Settlement of(Outcome outcome) {
        return new Settlement(outcome, "");
    }

    static Settlement failed(String sentence) {
        return new Settlement(Outcome.FAILED, sentence);
    }

    /** Ends of a workflow; a paused run goes on later, in another workflow. */
    public enum Outcome {
        PAUSED,
        COMPLETED,
        FAILED,
        CANCELLED
    }
}
