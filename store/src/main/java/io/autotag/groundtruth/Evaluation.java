package io.autotag.groundtruth;

import io.autotag.compare.Share;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How well a version finds what is there.
 *
 * @param items how many pictures were looked at
 * @param complete false where there are more, and only the newest were looked at
 * @param labels in the order of their ids
 */
public record Evaluation(long items, boolean complete, List<LabelResult> labels) {

    public Evaluation {
        labels = List.copyOf(labels);
    }

    /**
     * Judges findings by the truth.
     *
     * @param items the pictures that both speak of, with and without anything on them
     * @param labels those that count
     */
    static Evaluation of(KnownItems items, Collection<Integer> labels, List<Truth> truths, List<Finding> findings) {
        Map<Integer, Map<Long, List<Truth>>> truthsOf =
                truths.stream().collect(Collectors.groupingBy(Truth::label, Collectors.groupingBy(Truth::itemId)));
        Map<Integer, Map<Long, List<Finding>>> findingsOf = findings.stream()
                .collect(Collectors.groupingBy(Finding::label, Collectors.groupingBy(Finding::itemId)));
        List<LabelResult> results = new TreeSet<>(labels)
                .stream()
                        .map(label -> of(
                                label,
                                items.ids(),
                                truthsOf.getOrDefault(label, Map.of()),
                                findingsOf.getOrDefault(label, Map.of())))
                        .toList();
        return new Evaluation(items.ids().size(), items.complete(), results);
    }

    private static LabelResult of(
            int label, SortedSet<Long> items, Map<Long, List<Truth>> truths, Map<Long, List<Finding>> findings) {
        LabelEvaluation evaluation = new LabelEvaluation(label);
        SortedSet<Long> busy = new TreeSet<>(truths.keySet());
        busy.addAll(findings.keySet());
        busy.retainAll(items);
        for (long item : busy) {
            evaluation.add(
                    new MatchedPicture(findings.getOrDefault(item, List.of()), truths.getOrDefault(item, List.of())));
        }
        return evaluation.result();
    }

    /** Of all labels together: each finding counts the same. */
    public Share precision() {
        return labels.stream().map(LabelResult::precision).reduce(Share.NONE, Share::plus);
    }

    /** Of all labels together: each object counts the same. */
    public Share recall() {
        return labels.stream().map(LabelResult::recall).reduce(Share.NONE, Share::plus);
    }

    /** The mean of the labels that there was something of; empty where there was nothing at all. */
    public OptionalDouble meanAveragePrecision() {
        return mean(LabelResult::averagePrecision);
    }

    public OptionalDouble meanAveragePrecision50() {
        return mean(LabelResult::averagePrecision50);
    }

    public OptionalDouble meanAveragePrecision75() {
        return mean(LabelResult::averagePrecision75);
    }

    private OptionalDouble mean(Function<LabelResult, OptionalDouble> of) {
        return labels.stream()
                .map(of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }
}
