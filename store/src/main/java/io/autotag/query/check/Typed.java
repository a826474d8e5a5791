package io.autotag.query.check;

import io.autotag.query.Place;
import io.autotag.query.Token;
import io.autotag.query.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a token was typed up to the caret.
 *
 * @param before the tokens before it
 * @param text without quotes and escapes; empty where no token was begun
 * @param place what a completion replaces
 */
record Typed(List<Token> before, String text, Place place) {
    private static final List<String> LENGTHENED = List.of("<", ">");

    static Typed at(int caret, List<Token> tokens, String query) {
        List<Token> before = new ArrayList<>();
        for (Token token : tokens) {
            if (token.place().position() >= caret || token.is(TokenKind.END)) {
                break;
            }
            if (isOpen(token, caret)) {
                return within(token, caret, before, tokens, query);
            }
            before.add(token);
        }
        return new Typed(before, "", new Place(caret, 0));
    }

    /** Whether what is typed at the caret goes on with the token. */
    private static boolean isOpen(Token token, int caret) {
        int end = token.place().end();
        return switch (token.kind()) {
            case WORD, NUMBER, DATE -> caret <= end;
            case INVALID -> isText(token) ? caret <= end : caret == end;
            case STRING -> caret < end;
            case OPERATOR -> caret == end && LENGTHENED.contains(token.text());
            default -> false;
        };
    }

    private static Typed within(Token token, int caret, List<Token> before, List<Token> tokens, String query) {
        int start = token.place().position();
        boolean text = token.is(TokenKind.STRING) || isText(token);
        int end = text && isUnclosed(tokens) ? caret : token.place().end();
        String typed = text ? unescaped(query.substring(start + 1, caret)) : query.substring(start, caret);
        if (text && !before.isEmpty() && isNameOf(before.get(before.size() - 1), token)) {
            Token name = before.remove(before.size() - 1);
            return new Typed(
                    before,
                    name.text() + typed,
                    new Place(name.place().position(), end - name.place().position()));
        }
        return new Typed(before, typed, new Place(start, end - start));
    }

    private static boolean isNameOf(Token word, Token text) {
        return word.is(TokenKind.WORD) && word.text().endsWith(".") && word.touches(text);
    }

    /** A quote is missing somewhere: what seems a closed text reaches over conditions that follow. */
    private static boolean isUnclosed(List<Token> tokens) {
        return tokens.stream().anyMatch(Typed::isText);
    }

    private static boolean isText(Token token) {
        return token.is(TokenKind.INVALID) && token.text().startsWith("\"");
    }

    private static String unescaped(String text) {
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
