package io.autotag.query.check;

import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.QueryProblem;
import io.autotag.query.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of a query while it is typed.
 *
 * @param canonical its one spelling; absent as long as it has errors
 */
public record QueryCheck(
        Optional<String> canonical,
        List<CheckedToken> tokens,
        List<QueryProblem> errors,
        List<Completion> completions) {
    private static final int MOST_ERRORS = 10;

    public QueryCheck {
        tokens = List.copyOf(tokens);
        errors = List.copyOf(errors);
        completions = List.copyOf(completions);
    }

    /** @param caret between the characters, from 0 to the length of the text */
    public static QueryCheck of(String text, int caret, Vocabulary vocabulary) {
        Tokens tokens = Tokens.of(text);
        List<CheckedToken> roles = Completions.roles(tokens);
        List<Completion> completions = Completions.at(caret, tokens, text, vocabulary);
        if (!tokens.problems().isEmpty()) {
            List<QueryProblem> errors =
                    tokens.problems().stream().limit(MOST_ERRORS).toList();
            return new QueryCheck(Optional.empty(), roles, errors, completions);
        }
        try {
            return new QueryCheck(Optional.of(Query.parse(text).canonical()), roles, List.of(), completions);
        } catch (QueryException refused) {
            return new QueryCheck(Optional.empty(), roles, List.of(refused.problem()), completions);
        }
    }
}
