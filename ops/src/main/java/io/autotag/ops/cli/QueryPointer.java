package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows where a query is wrong: its line, and carets under what is meant. */
final class QueryPointer {

    private static final String INDENT = "  ";
    private static final int BEFORE = 50;
    private static final int BEHIND = 20;
    private static final String CUT = "...";

    private QueryPointer() {}

    /** The sentence of a refusal, what was probably meant, and below it the place; the sentence alone where there is none. */
    static String explain(String sentence, JsonNode answer, String query) {
        if (!answer.path("position").isInt()) {
            return sentence;
        }
        String meant = answer.path("suggestion").asText("");
        String hint = meant.isEmpty() ? "" : " Did you mean " + meant + "?";
        return sentence + hint + "\n"
                + under(
                        query,
                        answer.path("position").asInt(),
                        answer.path("length").asInt());
    }

    /** Position and length in UTF-16 units; a length of 0 is one caret. */
    static String under(String query, int position, int length) {
        int at = Math.max(0, Math.min(position, query.length()));
        int lineStart = Math.max(query.lastIndexOf('\n', at - 1), query.lastIndexOf('\r', at - 1)) + 1;
        int lineEnd = endOfLine(query, at);
        int from = at - lineStart > BEFORE + CUT.length() ? at - BEFORE : lineStart;
        int end = Math.min(lineEnd, at + Math.max(0, length));
        int to = lineEnd - end > BEHIND + CUT.length() ? end + BEHIND : lineEnd;
        String head = (from > lineStart ? CUT : "") + plain(query.substring(from, at));
        String place = plain(query.substring(at, end));
        String tail = plain(query.substring(end, to)) + (to < lineEnd ? CUT : "");
        String carets = "^".repeat(Math.max(1, width(place)));
        return INDENT + head + place + tail + "\n" + INDENT + " ".repeat(width(head)) + carets;
    }

    private static int endOfLine(String query, int from) {
        int end = from;
        while (end < query.length() && query.charAt(end) != '\n' && query.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Without what would move the cursor of a terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
