package io.autotag.query;

/** The query cannot be answered as written; its author can mend it. The only exception of this package. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient QueryProblem problem;

    public QueryException(QueryProblem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public QueryProblem problem() {
        return problem;
    }
}
