package io.autotag.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Text to tokens. What cannot be read becomes a token of its own and a problem, and reading goes on behind it. */
final class Tokenizer {
    static final int MAX_LENGTH = 4096;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final Map<Character, TokenKind> PUNCTUATION = Map.of(
            '(', TokenKind.LEFT_PARENTHESIS,
            ')', TokenKind.RIGHT_PARENTHESIS,
            ',', TokenKind.COMMA,
            ':', TokenKind.COLON,
            '*', TokenKind.STAR);
    private static final Map<String, String> FOREIGN =
            Map.of("==", "=", "<>", "!=", "&&", "AND", "||", "OR", "!", "NOT", "'", "\"");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<QueryProblem> problems = new ArrayList<>();
    private int position;

    Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokenize(String text) {
        Tokens read = new Tokenizer(text).run();
        if (!read.problems().isEmpty()) {
            throw new QueryException(read.problems().get(0));
        }
        return read.all();
    }

    Tokens run() {
        if (text.length() > MAX_LENGTH) {
            problems.add(QueryProblem.at(
                    new Place(MAX_LENGTH, text.length() - MAX_LENGTH),
                    "A query has at most 4,096 characters, this one has " + text.length() + "."));
            return new Tokens(List.of(), problems);
        }
        while (skipBlanks()) {
            nextOrSkip();
        }
        add(TokenKind.END, "", position);
        return new Tokens(tokens, problems);
    }

    private void nextOrSkip() {
        int start = position;
        try {
            next();
        } catch (QueryException refused) {
            QueryProblem problem = refused.problem();
            problems.add(problem);
            position = text.charAt(start) == '"' ? endOfString(start) : problem.position() + problem.length();
            add(TokenKind.INVALID, text.substring(start, position), start);
        }
    }

    /** Behind the closing quote, or where the query ends. */
    private int endOfString(int start) {
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private boolean skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
        return position < text.length();
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private void next() {
        char first = text.charAt(position);
        TokenKind punctuation = PUNCTUATION.get(first);
        if (punctuation != null) {
            take(punctuation, 1);
        } else if (first == '"') {
            string();
        } else if (isWordPart(text.codePointAt(position))) {
            word();
        } else {
            operator();
        }
    }

    private void take(TokenKind kind, int length) {
        int start = position;
        position += length;
        add(kind, text.substring(start, position), start);
    }

    private void add(TokenKind kind, String value, int start) {
        tokens.add(new Token(kind, value, new Place(start, position - start)));
    }

    private void operator() {
        String two = text.substring(position, Math.min(position + 2, text.length()));
        String one = two.substring(0, 1);
        if (FOREIGN.containsKey(two)) {
            throw unknown(two);
        }
        if (two.length() == 2 && Operator.of(two).isPresent()) {
            take(TokenKind.OPERATOR, 2);
        } else if (Operator.of(one).isPresent()) {
            take(TokenKind.OPERATOR, 1);
        } else {
            throw unknown(text.substring(position, text.offsetByCodePoints(position, 1)));
        }
    }

    private QueryException unknown(String symbol) {
        boolean broken = symbol.length() == 1 && Character.isSurrogate(symbol.charAt(0));
        boolean control = symbol.codePoints().anyMatch(Character::isISOControl);
        String shown = broken || control ? "This character" : '"' + symbol + '"';
        QueryProblem problem = QueryProblem.at(new Place(position, symbol.length()), shown + " has no meaning here.");
        String meant = FOREIGN.get(symbol);
        return new QueryException(
                meant == null ? problem : problem.expecting(meant).suggesting(meant));
    }

    private void string() {
        int start = position;
        StringBuilder value = new StringBuilder();
        position++;
        while (true) {
            if (position >= text.length()) {
                throw new QueryException(QueryProblem.at(
                                new Place(start, text.length() - start), "This text is not closed with a double quote.")
                        .expecting("\""));
            }
            int character = text.codePointAt(position);
            if (character == '"') {
                position++;
                add(TokenKind.STRING, value.toString(), start);
                return;
            }
            value.appendCodePoint(character == '\\' ? escaped() : usable(character));
            position += Character.charCount(character);
        }
    }

    /** Leaves the position at the escaped character. */
    private int escaped() {
        char next = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
        if (next != '"' && next != '\\') {
            throw new QueryException(QueryProblem.at(
                            new Place(position, 1),
                            "A backslash in a text stands only before a double quote or a backslash.")
                    .expecting("\\\"", "\\\\")
                    .suggesting("\\\\"));
        }
        position++;
        return next;
    }

    private int usable(int character) {
        boolean halfPair = character <= Character.MAX_VALUE && Character.isSurrogate((char) character);
        if (character == 0 || halfPair) {
            throw new QueryException(QueryProblem.at(new Place(position, 1), "This character cannot stand in a text."));
        }
        return character;
    }

    private void word() {
        int date = Dates.endOfShape(text, position);
        int end = endOfWord(Math.max(date, position));
        String word = text.substring(position, end);
        if (end == date) {
            take(TokenKind.DATE, word.length());
        } else if (NUMBER.matcher(word).matches()) {
            take(TokenKind.NUMBER, word.length());
        } else if ("-+.@".indexOf(word.charAt(0)) < 0) {
            take(TokenKind.WORD, word.length());
        } else {
            throw new QueryException(QueryProblem.at(
                            new Place(position, word.length()), '"' + word + "\" is neither a number nor a name.")
                    .suggesting(Spelling.quoted(word)));
        }
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isWordPart(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || "_-+.@".indexOf(character) >= 0;
    }
}
