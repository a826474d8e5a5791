package io.autotag.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The outputs with boxes, classes and probabilities, found by shape, type and name, in whatever order they come. Pure. */
record BoxTriple(String boxes, String labels, String scores) {

    static Optional<BoxTriple> of(Evidence evidence) {
        List<Output> all = evidence.first().all();
        Optional<Output> boxes = all.stream()
                .filter(output -> output.lastSide() == 4 && output.rank() > 1 && output.rank() < 4)
                .max(Comparator.comparing(Output::rank));
        return boxes.flatMap(found -> beside(evidence, found));
    }

    private static Optional<BoxTriple> beside(Evidence evidence, Output boxes) {
        List<Output> rows = evidence.first().all().stream()
                .filter(output -> output.rank() == boxes.rank() - 1)
                .filter(output -> output.lastSide() == boxes.side(boxes.rank() - 2))
                .toList();
        Optional<Output> labels =
                rows.stream().filter(output -> isOfLabels(evidence, output)).findFirst();
        Optional<Output> scores = rows.stream()
                .filter(output ->
                        labels.isPresent() && !output.name().equals(labels.get().name()))
                .findFirst();
        return rows.size() == 2 && scores.isPresent()
                ? Optional.of(new BoxTriple(
                        boxes.name(), labels.get().name(), scores.get().name()))
                : Optional.empty();
    }

    private static boolean isOfLabels(Evidence evidence, Output output) {
        String type = evidence.signature().output(output.name()).type();
        String name = output.name().toLowerCase(Locale.ROOT);
        return type.startsWith("int") || name.contains("label") || name.contains("class");
    }
}
