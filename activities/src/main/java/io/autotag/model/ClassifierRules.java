package io.autotag.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules for models with one row of numbers, after everything with boxes. */
final class ClassifierRules {
    static final List<HeadRule> ALL = List.of(
            ClassifierRules::byClass,
            ClassifierRules::softmax,
            ClassifierRules::sigmoid,
            ClassifierRules::logits,
            ClassifierRules::imageNet,
            ClassifierRules::oneOutput,
            ClassifierRules::undecided);

    private static final List<String> NAMES = List.of("logit", "prob", "class", "cls", "softmax", "score", "label");

    private static final int IMAGE_NET = 1_000;

    private ClassifierRules() {}

    private static Optional<Verdict> byClass(Evidence evidence) {
        return evidence.byClass().flatMap(output -> ClassScores.of(evidence).map(scores -> {
            boolean one = scores.always(evidence, ClassScores::sumToOne);
            return Verdict.is(
                    one || !scores.areIndependent(evidence) ? Head.CLASSIFIER_SOFTMAX : Head.CLASSIFIER_SIGMOID,
                    "It answers with " + Words.count(scores.classes(), "class", "classes") + " by "
                            + (output.names().isEmpty() ? "number" : "name") + ", each with a "
                            + (one ? "probability; they add up to 1." : "number of its own."));
        }));
    }

    private static Optional<Verdict> softmax(Evidence evidence) {
        return row(evidence)
                .filter(scores -> scores.classes() > 1 && scores.always(evidence, ClassScores::sumToOne))
                .map(scores -> Verdict.is(
                        Head.CLASSIFIER_SOFTMAX,
                        "It answers with " + scores.classes() + " probabilities that add up to 1."));
    }

    private static Optional<Verdict> sigmoid(Evidence evidence) {
        return row(evidence)
                .filter(scores -> isNamed(scores, evidence))
                .filter(scores -> scores.areIndependent(evidence))
                .map(scores -> Verdict.is(
                        Head.CLASSIFIER_SIGMOID,
                        "It answers with " + Words.count(scores.classes(), "number")
                                + " between 0 and 1 that do not add up to 1, one for each label."));
    }

    private static Optional<Verdict> logits(Evidence evidence) {
        return row(evidence)
                .filter(scores -> scores.classes() > 1 && isNamed(scores, evidence))
                .map(scores -> Verdict.is(
                        Head.CLASSIFIER_SOFTMAX,
                        "It answers with " + scores.classes()
                                + " numbers, one for each label, which become probabilities by softmax."));
    }

    /** Nothing else is this long. */
    private static Optional<Verdict> imageNet(Evidence evidence) {
        return row(evidence)
                .filter(scores -> scores.classes() == IMAGE_NET)
                .map(scores -> Verdict.is(
                        Head.CLASSIFIER_SOFTMAX,
                        "It answers with " + IMAGE_NET
                                + " numbers, as many as ImageNet has classes, which become probabilities by softmax."));
    }

    private static Optional<Verdict> oneOutput(Evidence evidence) {
        return row(evidence)
                .filter(scores -> scores.classes() == 1)
                .map(scores -> Verdict.undecided("It answers with one number. If that says whether a label applies,"
                        + " write head: classifier-sigmoid and the label into a card."));
    }

    private static Optional<Verdict> undecided(Evidence evidence) {
        return row(evidence)
                .map(scores -> Verdict.undecided("It answers with " + scores.classes()
                        + " numbers and no names, which may be a classifier or an embedding. If it is a classifier,"
                        + " write its labels into a card, in the order of the outputs, and head: classifier-softmax"
                        + " when one of them applies or classifier-sigmoid when each does by itself. If it is an"
                        + " embedding, to find similar pictures with, write head: embedding."));
    }

    /** The only output, if it is one row. */
    private static Optional<ClassScores> row(Evidence evidence) {
        return evidence.only().flatMap(only -> ClassScores.of(evidence));
    }

    private static boolean isNamed(ClassScores scores, Evidence evidence) {
        String name = scores.name().toLowerCase(Locale.ROOT);
        return evidence.labels().orElse(0) == scores.classes() || NAMES.stream().anyMatch(name::contains);
    }
}
