package io.autotag.ops.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The labels for a file that has no names in it: the list that everybody knows, or what the reference calls its one class. */
final class CheckLabels {
    private static final Map<Integer, String> KNOWN =
            Map.of(20, "voc-20", 80, "coco-80", 91, "coco-91", 1_000, "imagenet-1k");

    private CheckLabels() {}

    /** A line of a card. */
    static String of(int classes, Map<String, List<Found>> reference) {
        List<String> used = reference.values().stream()
                .flatMap(Collection::stream)
                .map(Found::label)
                .distinct()
                .toList();
        if (classes == 1 && used.size() == 1) {
            return "labels: [\"" + used.get(0) + "\"]\n";
        }
        String known = KNOWN.get(classes);
        return known != null
                ? "labels: " + known + "\n"
                : IntStream.range(0, classes)
                        .mapToObj(number -> "class " + number)
                        .collect(Collectors.joining(", ", "labels: [", "]\n"));
    }
}
