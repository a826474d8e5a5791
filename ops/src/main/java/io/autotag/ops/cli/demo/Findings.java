package io.autotag.ops.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the model found on which photo, and what follows from it. Scores are in [-1, 1]. Pure. */
record Findings(List<Found> all) {

    Findings {
        all = List.copyOf(all);
    }

    /** One prediction. */
    record Found(String photo, String label, double score) {}

    /** A label at its best, and on how many photos it is at all. */
    record Best(String label, double score, String photo, int photos) {}

    /** Each label that is more likely there than not, the surest first. */
    List<Best> bestByLabel() {
        Map<String, List<Found>> byLabel = all.stream()
                .filter(found -> found.score() >= 0)
                .collect(Collectors.groupingBy(Found::label, TreeMap::new, Collectors.toList()));
        List<Best> best = new ArrayList<>();
        byLabel.forEach((label, found) -> {
            Found top =
                    found.stream().max(Comparator.comparingDouble(Found::score)).orElseThrow();
            int photos = (int) found.stream().map(Found::photo).distinct().count();
            best.add(new Best(label, top.score(), top.photo(), photos));
        });
        best.sort(Comparator.comparingDouble(Best::score).reversed());
        return best;
    }

    /** How many predictions lie in each score band, the best band first. */
    Map<String, Long> bands() {
        Map<String, Long> bands = new LinkedHashMap<>();
        List.of("high", "medium", "low", "negative").forEach(band -> bands.put(band, 0L));
        all.forEach(found -> bands.merge(band(found.score()), 1L, Long::sum));
        return bands;
    }

    /** The best score of the label on the photo; empty where it was not found there at all. */
    OptionalDouble surest(String label, String photo) {
        return all.stream()
                .filter(found -> found.label().equals(label) && found.photo().equals(photo))
                .mapToDouble(Found::score)
                .max();
    }

    static String band(double score) {
        if (score >= 0.8) {
            return "high";
        }
        if (score >= 0.5) {
            return "medium";
        }
        return score >= 0 ? "low" : "negative";
    }
}
