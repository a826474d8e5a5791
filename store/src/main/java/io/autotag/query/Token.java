package io.autotag.query;

import java.util.Optional;

/**
 * One token.
 *
 * @param text the spelling; of a string its content without quotes and escapes
 */
public record Token(TokenKind kind, String text, Place place) {
    public boolean is(TokenKind other) {
        return kind == other;
    }

    public boolean is(Keyword keyword) {
        return keyword().filter(keyword::equals).isPresent();
    }

    public Optional<Keyword> keyword() {
        return kind == TokenKind.WORD ? Keyword.of(text) : Optional.empty();
    }

    /** Whether nothing, not even a blank, stands between this token and the next. */
    public boolean touches(Token next) {
        return place.end() == next.place().position();
    }

    /** How an error names this token. */
    String description() {
        return switch (kind) {
            case END -> "the query ends";
            case STRING -> "found the text " + Spelling.quoted(text);
            default -> "found \"" + text + "\"";
        };
    }
}
