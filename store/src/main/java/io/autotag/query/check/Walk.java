package io.autotag.query.check;

import io.autotag.query.Field;
import io.autotag.query.Keyword;
import io.autotag.query.TagLevel;
import io.autotag.query.Token;
import io.autotag.query.TokenKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Goes along the tokens of a query that may be half-typed or wrong, and knows what each is for and what may come next.
 * It refuses nothing: what does not fit is taken for what it most likely is.
 */
final class Walk {
    private static final Map<Field, TagLevel> TAGGED =
            Map.of(Field.IMAGE_SCORE, TagLevel.IMAGE, Field.OBJECT_SCORE, TagLevel.OBJECT);
    private static final String FOREIGN_OPERATORS = "== <>";

    private final Deque<Opening> open = new ArrayDeque<>();
    private Next next = Next.CONDITION;
    private Opening opening = Opening.GROUP;
    private Optional<Field> field = Optional.empty();
    private String key = "";
    private boolean keyFollows;
    private Optional<TagLevel> level = Optional.empty();

    Situation situation() {
        return new Situation(
                next,
                open.stream().flatMap(one -> one.scope().stream()).findFirst(),
                field,
                key,
                level,
                !open.isEmpty());
    }

    /** Goes over a token. */
    TokenRole take(Token token, Token following) {
        boolean isKey = keyFollows;
        keyFollows = false;
        return switch (token.kind()) {
            case WORD -> word(token, following);
            case STRING -> isKey ? keyOfField(token) : value(TokenRole.TEXT);
            case NUMBER -> value(TokenRole.NUMBER);
            case DATE -> value(TokenRole.DATE);
            case OPERATOR -> operator();
            case LEFT_PARENTHESIS -> opened();
            case RIGHT_PARENTHESIS -> closed();
            case COMMA -> punctuation(next == Next.LIST_END ? Next.LIST_VALUE : next);
            case COLON -> punctuation(level.isPresent() ? Next.TAG : next);
            case STAR -> TokenRole.TAG;
            case INVALID -> invalid(token);
            case END -> TokenRole.PUNCTUATION;
        };
    }

    private TokenRole word(Token token, Token following) {
        if (token.keyword().isPresent()) {
            return keyword(token.keyword().get());
        }
        if (next == Next.VALUE || next == Next.LIST_VALUE || next == Next.TAG) {
            return value(TokenRole.TEXT);
        }
        if (following.is(TokenKind.COLON)) {
            level = TagLevel.ofPrefix(token.text().toLowerCase(Locale.ROOT));
            return TokenRole.PREFIX;
        }
        if (following.is(TokenKind.LEFT_PARENTHESIS)) {
            opening = Opening.of(token.text());
            return TokenRole.SCOPE;
        }
        return field(token, following);
    }

    private TokenRole field(Token token, Token following) {
        field = Field.written(token.text());
        key = Field.keyedPrefixOf(token.text().toLowerCase(Locale.ROOT))
                .map(keyed -> token.text().substring(keyed.completion().length()))
                .orElse("");
        keyFollows = token.text().endsWith(".") && token.touches(following);
        next = Next.OPERATOR;
        return TokenRole.FIELD;
    }

    private TokenRole keyOfField(Token token) {
        key = token.text();
        return TokenRole.FIELD;
    }

    private TokenRole keyword(Keyword word) {
        next = switch (word) {
            case AND, OR -> Next.CONDITION;
            case NOT -> behindNot();
            case IN -> Next.LIST;
            case IS -> Next.NULL_OR_NOT;
            case NULL -> Next.JOIN;
            case TRUE, FALSE -> behindValue();
        };
        return TokenRole.KEYWORD;
    }

    private Next behindNot() {
        if (next == Next.OPERATOR) {
            return Next.IN;
        }
        return next == Next.NULL_OR_NOT ? Next.NULL : Next.CONDITION;
    }

    private TokenRole value(TokenRole role) {
        boolean tag = next == Next.TAG;
        next = behindValue();
        return tag ? TokenRole.TAG : role;
    }

    private Next behindValue() {
        boolean listed = next == Next.LIST_VALUE || next == Next.LIST_END;
        return listed ? Next.LIST_END : Next.JOIN;
    }

    private TokenRole operator() {
        level = field.filter(one -> key.isEmpty()).map(TAGGED::get);
        next = level.isPresent() ? Next.TAG : Next.VALUE;
        return TokenRole.OPERATOR;
    }

    private TokenRole opened() {
        if (next == Next.LIST) {
            return punctuation(Next.LIST_VALUE);
        }
        open.push(opening);
        next = opening == Opening.COUNT ? Next.COUNTED : Next.CONDITION;
        opening = Opening.GROUP;
        return TokenRole.PUNCTUATION;
    }

    private TokenRole closed() {
        if (next == Next.LIST_VALUE || next == Next.LIST_END) {
            return punctuation(Next.JOIN);
        }
        Opening ended = open.isEmpty() ? Opening.GROUP : open.pop();
        boolean counted = open.peek() == Opening.COUNT;
        next = counted ? Next.COUNT_END : ended == Opening.COUNT ? Next.OPERATOR : Next.JOIN;
        field = Optional.empty();
        return TokenRole.PUNCTUATION;
    }

    private TokenRole punctuation(Next then) {
        next = then;
        return TokenRole.PUNCTUATION;
    }

    /** Signs of other languages are taken for what they mean there. */
    private TokenRole invalid(Token token) {
        if (token.text().startsWith("\"")) {
            next = behindValue();
        } else if (FOREIGN_OPERATORS.contains(token.text())) {
            next = Next.VALUE;
        } else if ("&&||!".contains(token.text())) {
            next = Next.CONDITION;
        }
        return TokenRole.INVALID;
    }
}
