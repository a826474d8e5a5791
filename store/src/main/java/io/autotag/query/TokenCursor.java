package io.autotag.query;

import java.util.List;

/** Walks over the tokens of a query, the last of which is always the end. */
final class TokenCursor {
    private static final List<String> SYMBOLS = List.of("=", "!=", "<", "<=", ">", ">=", "~", "IN", "IS");
    private static final List<String> LITERALS =
            List.of("a text in double quotes", "a number", "a date", "true", "false");

    private final List<Token> tokens;
    private int next;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean takeIf(Keyword keyword) {
        return peek().is(keyword) && take().is(TokenKind.WORD);
    }

    boolean takeIf(TokenKind kind) {
        return peek().is(kind) && take().is(kind);
    }

    Token expect(TokenKind kind, String... expected) {
        if (!peek().is(kind)) {
            throw unexpected(alternatives(List.of(expected)), List.of(expected));
        }
        return take();
    }

    void expect(Keyword keyword) {
        if (!takeIf(keyword)) {
            throw unexpected(keyword.name(), List.of(keyword.name()));
        }
    }

    Expression.Operation operation() {
        if (!peek().is(TokenKind.OPERATOR)) {
            throw unexpected("an operator", SYMBOLS);
        }
        Token symbol = take();
        return new Expression.Operation(Operator.of(symbol.text()).orElseThrow(), symbol.place());
    }

    Expression.Element element() {
        Token token = peek();
        Literal literal =
                switch (token.kind()) {
                    case STRING -> new Literal.Text(token.text());
                    case NUMBER -> number(token);
                    case DATE -> date(token);
                    case WORD -> word(token);
                    default -> throw unexpected("a value", LITERALS);
                };
        take();
        return new Expression.Element(literal, token.place());
    }

    private static Literal number(Token token) {
        double value = Double.parseDouble(token.text());
        if (!Double.isFinite(value)) {
            throw new QueryException(QueryProblem.at(token.place(), "This number is too large."));
        }
        return new Literal.Numeric(value);
    }

    private static Literal date(Token token) {
        return Dates.read(token.text())
                .orElseThrow(() -> new QueryException(
                        QueryProblem.at(token.place(), '"' + token.text() + "\" is not a date of the calendar.")
                                .expecting("a date such as 2026-01-31", "a time such as 2026-01-31T12:00:00Z")));
    }

    private Literal word(Token token) {
        if (token.is(Keyword.TRUE) || token.is(Keyword.FALSE)) {
            return new Literal.Flag(token.is(Keyword.TRUE));
        }
        if (token.keyword().isPresent()) {
            throw unexpected("a value", LITERALS);
        }
        return new Literal.Text(token.text());
    }

    QueryException unexpected(String wanted, List<String> expected) {
        Token token = peek();
        return new QueryException(
                QueryProblem.at(token.place(), "Expected " + wanted + ", but " + token.description() + ".")
                        .expecting(expected));
    }

    static String alternatives(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
