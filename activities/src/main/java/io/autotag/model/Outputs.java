package io.autotag.model;

import java.util.List;
import java.util.stream.Collectors;

/** All outputs of one run that were asked for. */
record Outputs(List<Output> all) {
    Outputs {
        all = List.copyOf(all);
    }

    Output named(String name) {
        return all.stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no output " + name));
    }

    /** Whether all of them are {@link Output#isWithin} of others of the same model. */
    boolean areWithin(float most, Outputs others) {
        return all.stream().allMatch(output -> output.isWithin(most, others.named(output.name())));
    }

    /** Of the answers to so many pictures those to the first; as they are where they are not one for each. */
    Outputs toFirstOf(int pictures) {
        return all.stream().allMatch(output -> output.hasParts(pictures))
                ? new Outputs(all.stream().map(Output::firstPart).toList())
                : this;
    }

    Outputs copy() {
        return new Outputs(all.stream().map(Output::copy).toList());
    }

    String shown() {
        return all.stream().map(Output::shown).collect(Collectors.joining(", "));
    }
}
