package io.autotag.api.error;

import io.autotag.query.QueryException;
import io.autotag.query.QueryProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a query, and where: position and length count UTF-16 units of its text. */
final class QueryRefusal {

    private QueryRefusal() {}

    /** The body that says so; empty for a failure that no query led to. */
    static Optional<Map<String, Object>> of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof QueryException refused) {
                return Optional.of(body(refused.problem()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> body(QueryProblem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("detail", problem.detail());
        body.put("position", problem.position());
        body.put("length", problem.length());
        body.put("expected", problem.expected());
        problem.suggestion().ifPresent(suggestion -> body.put("suggestion", suggestion));
        return body;
    }
}
