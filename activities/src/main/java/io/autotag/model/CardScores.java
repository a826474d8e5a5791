package io.autotag.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys {@code thresholds} and {@code calibration}: numbers for single labels, and one for all others. */
final class CardScores {
    static final String DEFAULT = "default";

    private static final Range THRESHOLD = Range.open(0, 1);
    private static final Range A = Range.over(0, Calibration.MOST);
    private static final Range B = Range.closed(-Calibration.MOST, Calibration.MOST);

    private CardScores() {}

    static Map<String, Float> thresholds(CardFields fields) {
        Map<String, Float> thresholds = new LinkedHashMap<>();
        for (String label : fields.keys()) {
            fields.number(label, THRESHOLD).ifPresent(value -> thresholds.put(label, value));
        }
        return thresholds;
    }

    static Map<String, Calibration> calibration(CardFields fields) {
        Map<String, Calibration> calibration = new LinkedHashMap<>();
        for (String label : fields.keys()) {
            Optional<CardFields> pair = fields.section(label).map(section -> section.only(List.of("a", "b")));
            pair.flatMap(CardScores::pair).ifPresent(value -> calibration.put(label, value));
        }
        return calibration;
    }

    private static Optional<Calibration> pair(CardFields pair) {
        Optional<Float> a = pair.node("a").isPresent() ? pair.number("a", A) : Optional.of(1f);
        Optional<Float> b = pair.number("b", B);
        if (pair.node("b").isEmpty()) {
            pair.wrong("b", "must be written", CardNode.scalar(CardNode.Kind.NOTHING, ""));
        }
        return a.isPresent() && b.isPresent() ? Optional.of(new Calibration(a.get(), b.get())) : Optional.empty();
    }
}
