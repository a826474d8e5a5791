package io.autotag.workflow;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** What the failure of an activity means to a run. */
final class Failures {

    private Failures() {}

    static boolean isFenced(Throwable failure) {
        return FailureType.of(failure)
                .filter(type -> type == FailureType.FENCED)
                .isPresent();
    }

    /** Whether no attempt anywhere can do better: the run cannot be done. */
    static boolean isHopeless(Throwable failure) {
        return FailureType.of(failure).filter(type -> !type.retryable()).isPresent();
    }

    /** The cause for people: our own failures speak for themselves, of others only the kind is told. */
    static String sentence(Throwable failure) {
        Throwable cause =
                failure instanceof ActivityFailure && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ApplicationFailure application) {
            return FailureType.of(application).isPresent()
                    ? application.getOriginalMessage()
                    : "An internal error (" + application.getType()
                            + ") came up again and again; see the worker's log.";
        }
        if (cause instanceof TimeoutFailure) {
            return "Workers stopped answering in the middle of the work, again and again.";
        }
        return "The work failed again and again; see the worker's log.";
    }
}
