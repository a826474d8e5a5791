package io.autotag.query;

import java.util.List;

/**
 * The tokens of any text, also of a half-typed one.
 *
 * @param all in order and ending with {@link TokenKind#END}; none for a text that is longer than a query may be
 * @param problems one for each {@link TokenKind#INVALID}, or for the length
 */
public record Tokens(List<Token> all, List<QueryProblem> problems) {
    public Tokens {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    public static Tokens of(String text) {
        return new Tokenizer(text).run();
    }
}
