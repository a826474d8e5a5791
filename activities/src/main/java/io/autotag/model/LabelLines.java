package io.autotag.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a file of class names, one a line. Pure. */
final class LabelLines {

    /** The ids of WordNet before the names of ImageNet's classes, as in the model zoo's {@code synset.txt}. */
    private static final Pattern SYNSET = Pattern.compile("n\\d{8}\\s+(?=\\S)");

    private LabelLines() {}

    /**
     * The names without what stands before every one of them: its number from 0, as Teachable Machine writes it, or its id
     * of WordNet. Where only some lines begin so, it is part of the names. Empty lines do not count.
     */
    static List<String> names(List<String> lines) {
        List<String> plain = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        List<String> unnumbered = withoutNumbers(plain);
        boolean synsets =
                unnumbered.stream().allMatch(line -> SYNSET.matcher(line).lookingAt());
        return synsets
                ? unnumbered.stream()
                        .map(line -> SYNSET.matcher(line).replaceFirst(""))
                        .toList()
                : unnumbered;
    }

    private static List<String> withoutNumbers(List<String> lines) {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            String number = Integer.toString(names.size());
            String rest = line.startsWith(number) ? line.substring(number.length()) : "";
            if (rest.isBlank() || !(rest.startsWith(" ") || rest.startsWith("\t") || rest.startsWith(":"))) {
                return lines;
            }
            names.add(rest.substring(1).strip());
        }
        return names.contains("") ? lines : names;
    }
}
