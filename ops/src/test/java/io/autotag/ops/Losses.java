package io.autotag.ops;

import io.autotag.ops.cli.Console;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is not there any more, or there twice, by what it is; the figures of a trial of faults. */
final class Losses {
    private static final List<String> KINDS = List.of(
            "predictions_lost",
            "predictions_doubled",
            "uploads_lost",
            "decisions_lost",
            "decisions_doubled",
            "webhooks_lost",
            "webhooks_doubled");

    private final Map<String, List<String>> lost = new TreeMap<>();

    /** Compares rows, of which each must be there as often as it is expected. */
    void predictions(List<String> expected, List<String> actual) {
        note("predictions_lost", without(expected, actual));
        note("predictions_doubled", without(actual, expected));
    }

    /** Notes the keys of photos that were acknowledged and never tagged. */
    void uploads(Collection<String> keys) {
        note("uploads_lost", keys);
    }

    /**
     * Compares what was acknowledged with what is kept.
     *
     * @param finished uids of items, each with the person whose save was acknowledged
     * @param kept the same of items whose one save is there, whole
     * @param savedTwice uids of items
     */
    void decisions(List<String> finished, List<String> kept, List<String> savedTwice) {
        note("decisions_lost", without(finished, kept));
        note("decisions_doubled", savedTwice);
        note("decisions_doubled", without(finished, List.copyOf(new HashSet<>(finished))));
    }

    /** Notes a fact by the uids of the deliveries that told of it. */
    void webhook(String fact, Set<String> deliveries) {
        if (deliveries.isEmpty()) {
            note("webhooks_lost", List.of(fact));
        } else if (deliveries.size() > 1) {
            note("webhooks_doubled", List.of(fact + " by " + deliveries));
        }
    }

    private void note(String kind, Collection<String> texts) {
        texts.forEach(
                text -> lost.computeIfAbsent(kind, one -> new ArrayList<>()).add(kind + ": " + text));
    }

    /** What is in the first list more often than in the second. */
    private static List<String> without(List<String> all, List<String> some) {
        Map<String, Integer> left = new TreeMap<>();
        some.forEach(one -> left.merge(one, 1, Integer::sum));
        return all.stream().filter(one -> left.merge(one, -1, Integer::sum) < 0).toList();
    }

    List<String> texts() {
        return lost.values().stream().flatMap(List::stream).toList();
    }

    void show(Console console, int faults) {
        console.line("figure chaos_faults " + faults + " faults");
        KINDS.forEach(kind -> console.line("figure chaos_" + kind + " "
                + lost.getOrDefault(kind, List.of()).size() + " rows"));
    }
}
