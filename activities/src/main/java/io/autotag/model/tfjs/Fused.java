package io.autotag.model.tfjs;

import java.util.List;
import java.util.Optional;

/**
 * What TensorFlow's optimiser fused to a convolution or a product.
 *
 * @param bias added to each channel
 * @param activation applied last
 */
record Fused(Optional<Value> bias, Optional<String> activation) {

    private static final String BIAS = "BiasAdd";

    static Fused of(Operation operation) {
        List<String> names = operation.attributes().texts("fused_ops");
        if (names.isEmpty()) {
            return new Fused(Optional.empty(), Optional.empty());
        }
        if (!names.get(0).equals(BIAS) || names.size() > 2) {
            throw operation.refuse(
                    "it is fused with " + String.join(", ", names) + "; only a bias and an activation can be");
        }
        Optional<String> activation = names.size() == 2 ? Optional.of(names.get(1)) : Optional.empty();
        return new Fused(Optional.of(operation.input(2)), activation);
    }

    Value activate(Operation operation, Value value) {
        return activation.map(name -> Activation.apply(operation, name, value)).orElse(value);
    }
}
