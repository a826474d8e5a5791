package io.autotag.model;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads class names as Python prints them, and as JSON has them: {@code {0: 'person', 1: "driver's seat"}} or
 * {@code ['person', 'bicycle']}. Names may be bare numbers. Pure.
 */
final class PythonNames {
    private static final int LONGEST_NUMBER = 9;

    private final String text;
    private int at;

    private PythonNames(String text) {
        this.text = text;
    }

    /** The names in the order of their numbers, or nothing when this is no such literal or numbers are left out. */
    static Optional<List<String>> read(String literal) {
        try {
            return Optional.of(new PythonNames(literal.strip()).all()).filter(names -> !names.isEmpty());
        } catch (IllegalArgumentException noLiteral) {
            return Optional.empty();
        }
    }

    private List<String> all() {
        boolean numbered = skip('{');
        if (!numbered) {
            expect('[');
        }
        TreeMap<Integer, String> names = new TreeMap<>();
        char end = numbered ? '}' : ']';
        while (!skip(end)) {
            int number = numbered ? key() : names.size();
            if (names.put(number, value()) != null || names.size() > CardLabels.MOST) {
                throw new IllegalArgumentException("number twice, or too many");
            }
            if (!skip(',')) {
                expect(end);
                break;
            }
        }
        if (at != text.length() || (!names.isEmpty() && names.lastKey() != names.size() - 1)) {
            throw new IllegalArgumentException("more text, or numbers left out");
        }
        return new ArrayList<>(names.values());
    }

    private int key() {
        String key = value();
        if (!key.matches("\\d{1," + LONGEST_NUMBER + "}")) {
            throw new IllegalArgumentException("key is no number");
        }
        expect(':');
        return Integer.parseInt(key);
    }

    private String value() {
        if (skip('\'')) {
            return quoted('\'');
        }
        return skip('"') ? quoted('"') : bare();
    }

    private String bare() {
        int from = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw new IllegalArgumentException("neither text nor number");
        }
        return text.substring(from, at);
    }

    private String quoted(char quote) {
        StringBuilder value = new StringBuilder();
        while (next() != quote) {
            char letter = text.charAt(at++);
            if (letter == '\\') {
                escape(value);
            } else {
                value.append(letter);
            }
        }
        at++;
        return value.toString();
    }

    private void escape(StringBuilder value) {
        char letter = next();
        at++;
        switch (letter) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'x' -> value.append((char) code(2));
            case 'u' -> value.append((char) code(4));
            case 'U' -> value.appendCodePoint(code(8));
            default -> value.append(letter);
        }
    }

    private int code(int digits) {
        if (at + digits > text.length()) {
            throw new IllegalArgumentException("ends within an escape");
        }
        at += digits;
        return HexFormat.fromHexDigits(text, at - digits, at);
    }

    private char next() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("ends too early");
        }
        return text.charAt(at);
    }

    private boolean skip(char wanted) {
        skipBlanks();
        boolean found = at < text.length() && text.charAt(at) == wanted;
        if (found) {
            at++;
            if (wanted != '\'' && wanted != '"') {
                skipBlanks();
            }
        }
        return found;
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw new IllegalArgumentException("expected " + wanted);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
