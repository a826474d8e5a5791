package io.autotag.api.view;

import io.autotag.query.QueryProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a query, where, what could stand there, and what was probably meant. */
@Schema(name = "QueryError")
public record QueryErrorView(
        String detail, int position, int length, List<String> expected, @Nullable String suggestion) {

    public QueryErrorView {
        expected = List.copyOf(expected);
    }

    static QueryErrorView from(QueryProblem problem) {
        return new QueryErrorView(
                problem.detail(),
                problem.position(),
                problem.length(),
                problem.expected(),
                problem.suggestion().orElse(null));
    }
}
