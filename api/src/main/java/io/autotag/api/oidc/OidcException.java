package io.autotag.api.oidc;

import org.jspecify.annotations.Nullable;

/** Nobody is signed in; the message is for the operator's log and holds neither codes nor tokens. */
public final class OidcException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final OidcProblem problem;

    OidcException(OidcProblem problem, String particulars) {
        this(problem, particulars, null);
    }

    OidcException(OidcProblem problem, String particulars, @Nullable Throwable cause) {
        super(particulars, cause);
        this.problem = problem;
    }

    /** Too many came in vain before. */
    public static OidcException busy(String particulars) {
        return new OidcException(OidcProblem.BUSY, particulars);
    }

    /** Whether it may have been an attempt at guessing. */
    public boolean isGuess() {
        return problem.isGuess();
    }

    public OidcProblem problem() {
        return problem;
    }
}
