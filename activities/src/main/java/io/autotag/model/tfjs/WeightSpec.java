package io.autotag.model.tfjs;

import java.util.Objects;
import java.util.Optional;

/**
 * One entry of a weight manifest.
 *
 * @param shape static
 */
record WeightSpec(String name, ElementType type, Shape shape, Optional<Quantisation> quantisation) {

    WeightSpec {
        Objects.requireNonNull(type, "type is null");
        if (!shape.isStatic()) {
            throw new ImportException("The weight " + Excerpt.of(name) + " has no definite shape.");
        }
    }

    /** How many bytes it takes in the weight files. */
    long storedBytes() {
        return shape.count() * quantisation.map(Quantisation::bytes).orElse(type.bytes());
    }

    /** How many bytes its numbers take. */
    long bytes() {
        return shape.count() * type.bytes();
    }
}
