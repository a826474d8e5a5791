package io.autotag.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads class names as people write them into a model's metadata: a list or numbered names of Python or JSON, else one
 * name a line, else names between commas. Pure.
 */
final class LabelText {

    private LabelText() {}

    /** The names in the order of the outputs; nothing when this is no list of names, such as one word or a number. */
    static Optional<List<String>> read(String text) {
        String plain = text.strip();
        boolean literal = plain.startsWith("[") || plain.startsWith("{");
        return (literal ? PythonNames.read(plain) : Optional.of(lines(plain)))
                .filter(names -> literal || names.size() > 1)
                .filter(names -> names.size() <= CardLabels.MOST)
                .filter(names -> names.stream().allMatch(CardLabels::isName));
    }

    /** With empty places, which are no names: leaving them out would move all names behind them. */
    private static List<String> lines(String text) {
        Stream<String> parts = text.contains("\n")
                ? text.lines()
                : Arrays.stream(text.replaceFirst(",$", "").split(",", -1));
        return parts.map(String::strip).toList();
    }
}
