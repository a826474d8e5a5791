package io.autotag.query;

import java.util.regex.Pattern;

/** How values are written in a query's text. */
public final class Spelling {
    private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final double EXACT_INTEGERS = 1e15;

    private Spelling() {}

    public static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** As a literal. */
    public static String of(Literal literal) {
        return Printer.literal(literal);
    }

    /** Without quotes where that reads back as the same text. */
    public static String bare(String text) {
        return BARE.matcher(text).matches() ? text : quoted(text);
    }

    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
