package io.autotag.model;

import io.autotag.image.TensorSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * All that the rules may look at: what the file declares and what it answered to made-up pictures.
 *
 * @param trials at least one; every number in them is finite
 * @param labels how many names the card or the file gives
 * @param pooling what the card says of it
 */
record Evidence(
        Signature signature,
        ImageInput input,
        List<Outputs> trials,
        OptionalInt labels,
        Optional<Ultralytics> maker,
        Optional<Pooling> pooling) {
    Evidence {
        trials = List.copyOf(trials);
    }

    /** Tries the model out; throws {@link ModelException} when it cannot answer. */
    static Evidence of(
            LoadedModel model,
            ImageInput input,
            TensorSpec spec,
            OptionalInt labels,
            Optional<Pooling> pooling,
            Duration timeLimit) {
        List<Outputs> trials = model.tryOut(input, spec, timeLimit);
        return new Evidence(model.signature(), input, trials, labels, model.maker(), pooling);
    }

    /** The same with names that were found. */
    Evidence named(FoundLabels found) {
        return new Evidence(
                signature, input, trials, OptionalInt.of(found.names().size()), maker, pooling);
    }

    Outputs first() {
        return trials.get(0);
    }

    /** The only output, if there is one only. */
    Optional<Output> only() {
        List<Output> all = first().all();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** The output that says which class each number is of, if there is one. */
    Optional<Output> byClass() {
        return first().all().stream().filter(Output::isByClass).findFirst();
    }

    /** Whether the output has the same axes in every trial, and this holds for it each time. */
    boolean always(String name, Predicate<Output> condition) {
        return inTrials(name).stream()
                .allMatch(output -> output.hasShape(first().named(name).shape()) && condition.test(output));
    }

    /** The same output in every trial. */
    List<Output> inTrials(String name) {
        return trials.stream().map(trial -> trial.named(name)).toList();
    }
}
