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

    Outputs copy() {
        return new Outputs(all.stream().map(Output::copy).toList());
    }

    String shown() {
        return all.stream().map(Output::shown).collect(Collectors.joining(", "));
    }
}
