package io.autotag.workflow;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why an activity failed, as far as a workflow needs to know. The names cross the wire as the type of an {@link
 * ApplicationFailure}; whether a retry can help is decided here and nowhere else.
 */
public enum FailureType {
    /** The run's epoch or the chunk's position has moved: whoever meets this must stop without a trace. */
    FENCED(false),
    /** The model's file is missing, or it does not load. */
    MODEL_UNAVAILABLE(false),
    /** What was asked for cannot be done, now or later. */
    BAD_INPUT(false),
    /** What was asked for does not exist. */
    NOT_FOUND(false),
    /** Something around us does not answer; it may answer later. */
    INFRASTRUCTURE(true);

    private final boolean retryable;

    FailureType(boolean retryable) {
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }

    /** @param sentence for people: it may end up as the run's error message */
    public ApplicationFailure failure(String sentence) {
        return builder(sentence).build();
    }

    /** @param sentence for people: it may end up as the run's error message */
    public ApplicationFailure failure(String sentence, Throwable cause) {
        return builder(sentence).setCause(cause).build();
    }

    /** @param delay after which the next attempt is worth while; not before */
    public ApplicationFailure failure(String sentence, Duration delay) {
        return builder(sentence).setNextRetryDelay(delay).build();
    }

    private ApplicationFailure.Builder builder(String sentence) {
        return ApplicationFailure.newBuilder()
                .setMessage(sentence)
                .setType(name())
                .setNonRetryable(!retryable);
    }

    /** The type behind a failure that reached a workflow or a client; empty when it is none of ours. */
    public static Optional<FailureType> of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ApplicationFailure application) {
                return named(application.getType());
            }
        }
        return Optional.empty();
    }

    private static Optional<FailureType> named(String type) {
        return Arrays.stream(values()).filter(t -> t.name().equals(type)).findFirst();
    }
}
