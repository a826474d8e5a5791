package io.autotag.api.run;

/** Temporal did not do what was asked, for a reason of its own. */
final class TemporalAwayException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TemporalAwayException(RuntimeException cause) {
        super("Temporal does not answer: " + reason(cause), cause);
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
