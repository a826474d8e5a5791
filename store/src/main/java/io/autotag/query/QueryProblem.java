package io.autotag.query;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a query, for a person and for an editor.
 *
 * @param detail one sentence
 * @param position 0-based offset into the text, in UTF-16 units
 * @param length how much of the text is meant; 0 at the end of the text
 * @param expected what would have been accepted there, most likely first; may be empty
 * @param suggestion a replacement for the marked text when it is a near miss
 */
public record QueryProblem(
        String detail, int position, int length, List<String> expected, Optional<String> suggestion) {
    public QueryProblem {
        expected = List.copyOf(expected);
    }

    public static QueryProblem at(Place place, String detail) {
        return new QueryProblem(detail, place.position(), place.length(), List.of(), Optional.empty());
    }

    QueryProblem expecting(List<String> names) {
        return new QueryProblem(detail, position, length, names, suggestion);
    }

    QueryProblem expecting(String... names) {
        return expecting(List.of(names));
    }

    QueryProblem suggesting(String replacement) {
        return suggesting(Optional.of(replacement));
    }

    QueryProblem suggesting(Optional<String> replacement) {
        return new QueryProblem(detail, position, length, expected, replacement);
    }
}
