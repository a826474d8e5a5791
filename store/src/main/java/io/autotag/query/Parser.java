package io.autotag.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Tokens to syntax tree, by recursive descent. */
final class Parser {
    static final int MAX_NESTING = 64;

    private static final List<String> SCOPES = List.of("image", "object", "annotation");
    private static final List<String> SCOPES_AND_COUNT = List.of("image", "object", "annotation", "count");

    private final TokenCursor tokens;
    private int nesting;

    private Parser(List<Token> tokens) {
        this.tokens = new TokenCursor(tokens);
    }

    /** The tree of a query's text; nothing for the empty query, which selects every item. */
    static Optional<Expression> parse(String text) {
        return parse(Tokenizer.tokenize(text));
    }

    static Optional<Expression> parse(List<Token> tokens) {
        Parser parser = new Parser(tokens);
        if (parser.tokens.peek().is(TokenKind.END)) {
            return Optional.empty();
        }
        Expression expression = parser.or();
        parser.tokens.expect(TokenKind.END, "AND", "OR", "the end of the query");
        return Optional.of(expression);
    }

    private Expression or() {
        return joined(Keyword.OR, this::and, Expression.Or::new);
    }

    private Expression and() {
        return joined(Keyword.AND, this::not, Expression.And::new);
    }

    private Expression joined(Keyword word, Supplier<Expression> part, Join join) {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(part.get());
        } while (tokens.takeIf(word));
        return parts.size() == 1 ? parts.get(0) : join.of(parts);
    }

    private interface Join {
        Expression of(List<Expression> parts);
    }

    private Expression not() {
        Token first = tokens.peek();
        return tokens.takeIf(Keyword.NOT) ? nested(first, () -> new Expression.Not(not())) : primary();
    }

    private <T> T nested(Token opening, Supplier<T> inside) {
        nesting++;
        if (nesting > MAX_NESTING) {
            throw new QueryException(
                    QueryProblem.at(opening.place(), "A query nests at most 64 levels of parentheses and NOT."));
        }
        T result = inside.get();
        nesting--;
        return result;
    }

    private Expression primary() {
        Token first = tokens.peek();
        if (first.is(TokenKind.LEFT_PARENTHESIS)) {
            return nested(first, this::parenthesis);
        }
        if (!first.is(TokenKind.WORD) || first.keyword().isPresent()) {
            throw tokens.unexpected("a condition", List.of("a field", "image_prefix:", "object_prefix:", "NOT", "("));
        }
        tokens.take();
        if (tokens.peek().is(TokenKind.COLON)) {
            return prefix(first);
        }
        return tokens.peek().is(TokenKind.LEFT_PARENTHESIS) ? function(first) : fieldCondition(first);
    }

    private Expression parenthesis() {
        tokens.take();
        Expression inside = or();
        tokens.expect(TokenKind.RIGHT_PARENTHESIS, "AND", "OR", ")");
        return inside;
    }

    private Expression prefix(Token name) {
        TagLevel level = TagLevel.ofPrefix(lower(name))
                .orElseThrow(() ->
                        UnknownWord.at(name, "No prefix term is called", List.of("image_prefix", "object_prefix")));
        tokens.take();
        return tag(level, name);
    }

    private Expression.Prefix tag(TagLevel level, Token first) {
        Token value = tokens.peek();
        if (value.is(TokenKind.STRING)) {
            tokens.take();
            return new Expression.Prefix(
                    level, new Tag(value.text(), false), first.place().to(value.place()));
        }
        if (!value.is(TokenKind.WORD) && !value.is(TokenKind.NUMBER) && !value.is(TokenKind.DATE)) {
            throw tokens.unexpected("a tag", List.of("a tag", "a beginning such as weather_*"));
        }
        tokens.take();
        Token star = tokens.peek();
        boolean open = star.is(TokenKind.STAR) && value.touches(star);
        Token last = open ? tokens.take() : value;
        return new Expression.Prefix(
                level, new Tag(value.text(), open), first.place().to(last.place()));
    }

    private Expression function(Token name) {
        if (!lower(name).equals("count")) {
            return scoped(name, SCOPES_AND_COUNT);
        }
        tokens.take();
        Token scope = tokens.expect(TokenKind.WORD, "image(", "object(", "annotation(");
        Expression.Scoped counted = nested(scope, () -> scoped(scope, SCOPES));
        tokens.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return new Expression.Counted(counted, tokens.operation(), tokens.element());
    }

    /** @param known what may stand in its place */
    private Expression.Scoped scoped(Token name, List<String> known) {
        ScopeKind kind = ScopeKind.of(lower(name)).orElseThrow(() -> UnknownWord.at(name, "No scope is called", known));
        Token opening = tokens.expect(TokenKind.LEFT_PARENTHESIS, "(");
        Optional<Expression> inside = nested(
                opening, () -> tokens.peek().is(TokenKind.RIGHT_PARENTHESIS) ? Optional.empty() : Optional.of(or()));
        Token closing = tokens.expect(TokenKind.RIGHT_PARENTHESIS, "AND", "OR", ")");
        return new Expression.Scoped(kind, inside, name.place().to(closing.place()));
    }

    private Expression fieldCondition(Token first) {
        FieldName field = fieldName(first);
        if (tokens.takeIf(Keyword.IS)) {
            boolean negated = tokens.takeIf(Keyword.NOT);
            tokens.expect(Keyword.NULL);
            return new Expression.Presence(field, negated);
        }
        if (tokens.takeIf(Keyword.NOT)) {
            tokens.expect(Keyword.IN);
            return membership(field, true);
        }
        return tokens.takeIf(Keyword.IN) ? membership(field, false) : comparison(field, first);
    }

    private FieldName fieldName(Token first) {
        String path = lower(first);
        Token next = tokens.peek();
        if (path.endsWith(".") && next.is(TokenKind.STRING) && first.touches(next)) {
            tokens.take();
            String name = path.substring(0, path.length() - 1);
            return new FieldName(name, Optional.of(next.text()), first.place().to(next.place()));
        }
        return Field.keyedPrefixOf(path)
                .map(field -> new FieldName(
                        field.text(),
                        Optional.of(first.text().substring(field.completion().length())),
                        first.place()))
                .orElseGet(() -> new FieldName(Field.withoutAlias(path), Optional.empty(), first.place()));
    }

    private Expression comparison(FieldName field, Token first) {
        Expression.Operation operation = tokens.operation();
        if (field.key().isEmpty() && field.name().equals("autotag.image")) {
            return tagOf(TagLevel.IMAGE, operation, first);
        }
        if (field.key().isEmpty() && field.name().equals("autotag.object")) {
            return tagOf(TagLevel.OBJECT, operation, first);
        }
        return new Expression.Comparison(field, operation, tokens.element());
    }

    private Expression tagOf(TagLevel level, Expression.Operation operation, Token first) {
        if (operation.operator() != Operator.EQUAL) {
            throw new QueryException(QueryProblem.at(
                            operation.place(), "A tag is asked for with =, as in autotag." + level.word() + " = rain.")
                    .expecting("=")
                    .suggesting("="));
        }
        return tag(level, first);
    }

    private Expression membership(FieldName field, boolean negated) {
        tokens.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Expression.Element> elements = new ArrayList<>();
        do {
            elements.add(tokens.element());
        } while (tokens.takeIf(TokenKind.COMMA));
        tokens.expect(TokenKind.RIGHT_PARENTHESIS, ",", ")");
        return new Expression.Membership(field, negated, elements);
    }

    private static String lower(Token word) {
        return word.text().toLowerCase(Locale.ROOT);
    }
}
