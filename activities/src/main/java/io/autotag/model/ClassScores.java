package io.autotag.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The one output of a classifier: {@code [N, classes]} or {@code [N, classes, 1, 1]}, as torchvision and others export, or the
 * names of the classes with a number each, as {@link NamedRows} reads them.
 */
record ClassScores(String name, int classes) {

    /** Of the output with names, else of the only output, or of the only one with this shape. */
    static Optional<ClassScores> of(Evidence evidence) {
        return evidence.byClass()
                .map(named -> new ClassScores(named.name(), named.side(1)))
                .or(() -> byShape(evidence));
    }

    private static Optional<ClassScores> byShape(Evidence evidence) {
        List<Output> fitting = evidence.first().all().stream()
                .filter(output -> hasShape(output, evidence.input().batch()))
                .toList();
        return fitting.size() == 1
                ? fitting.stream().findFirst().map(only -> new ClassScores(only.name(), only.side(1)))
                : Optional.empty();
    }

    private static boolean hasShape(Output output, int batch) {
        boolean flat = output.rank() == 2 || (output.rank() == 4 && output.side(2) == 1 && output.side(3) == 1);
        return flat && output.side(0) == batch && output.side(1) > 0;
    }

    /** The first picture's; the array may be longer. */
    float[] values(Outputs outputs) throws ItemProblem {
        Output output = outputs.named(name);
        if (output.rank() == 2) {
            output.requireShape(Output.SOME, classes);
        } else {
            output.requireShape(Output.SOME, classes, 1, 1);
        }
        return output.values();
    }

    /** Whether this holds for the first picture's values in every trial. */
    boolean always(Evidence evidence, Predicate<float[]> condition) {
        return evidence.always(name, output -> condition.test(Arrays.copyOf(output.values(), classes)));
    }

    /** Whether every label has a probability of its own. Small logits lie between 0 and 1 too; their name tells. */
    boolean areIndependent(Evidence evidence) {
        return !name.toLowerCase(Locale.ROOT).contains("logit") && always(evidence, ClassScores::areProbabilities);
    }

    static boolean areProbabilities(float[] values) {
        for (float value : values) {
            if (value < 0 || value > 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether a softmax made them. */
    static boolean sumToOne(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return areProbabilities(values) && Math.abs(sum - 1) < 0.005;
    }
}
