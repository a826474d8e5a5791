package io.autotag.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells how a model is read. The first rule that has something to say decides, so particular ones stand before general
 * ones, and what a file says of itself before what its shapes suggest. To add a head, put its rule where nothing above it
 * takes the model first.
 */
final class HeadRules {

    private static final List<HeadRule> ALL = Stream.of(
                    MakerRules.ALL,
                    SecondInputRules.ALL,
                    BoxRules.ALL,
                    ManyOutputRules.ALL,
                    ClassifierRules.ALL,
                    List.<HeadRule>of(HeadRules::unknown))
            .flatMap(List::stream)
            .toList();

    private HeadRules() {}

    static Verdict judge(Evidence evidence) {
        return ALL.stream()
                .map(rule -> rule.judge(evidence))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The last rule always speaks"));
    }

    private static Optional<Verdict> unknown(Evidence evidence) {
        return Optional.of(Verdict.unread("No known kind of model answers like this one ("
                + evidence.first().shown() + "). Export a classifier, or a detector as Ultralytics does."));
    }
}
