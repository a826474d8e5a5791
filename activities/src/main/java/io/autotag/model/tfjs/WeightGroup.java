package io.autotag.model.tfjs;

import java.util.List;

/** Weight files that are read one after the other, and the weights that lie in them in this order. */
record WeightGroup(List<String> paths, List<WeightSpec> weights) {

    WeightGroup {
        paths = List.copyOf(paths);
        weights = List.copyOf(weights);
    }

    long storedBytes() {
        return weights.stream().mapToLong(WeightSpec::storedBytes).sum();
    }

    /** How many bytes the numbers take. */
    long bytes() {
        return weights.stream().mapToLong(WeightSpec::bytes).sum();
    }
}
