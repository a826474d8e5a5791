package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Activations, as layers of their own and as settings of others, and the layers that only act in training. */
final class ActivationLayers {

    private static final Map<String, String> OPERATIONS = Map.of(
            "elu", "Elu",
            "linear", "Identity",
            "relu", "Relu",
            "relu6", "Relu6",
            "selu", "Selu",
            "sigmoid", "Sigmoid",
            "softmax", "Softmax",
            "softplus", "Softplus",
            "softsign", "Softsign",
            "tanh", "Tanh");

    private ActivationLayers() {}

    static Map<String, LayerMapping> mappings() {
        Map<String, LayerMapping> table = new HashMap<>();
        table.put("Activation", layer -> apply(layer, layer.text("activation", ""), layer.input()));
        table.put("LeakyReLU", ActivationLayers::leaky);
        table.put("PReLU", layer -> layer.last(new NodeBuilder("Prelu").in(layer.input(), layer.weight("alpha"))));
        table.put("ReLU", ActivationLayers::relu);
        table.put("Softmax", ActivationLayers::softmax);
        for (String training :
                List.of("ActivityRegularization", "Dropout", "GaussianDropout", "GaussianNoise", "SpatialDropout2D")) {
            table.put(training, layer -> layer.last(new NodeBuilder("Identity").in(layer.input())));
        }
        return table;
    }

    /** Applies the activation of this name; what it makes is the layer's result. */
    static String apply(Layer layer, String activation, String value) {
        if (activation.equals("swish")) {
            String gate = layer.step("gate", new NodeBuilder("Sigmoid").in(value));
            return layer.last(new NodeBuilder("Mul").in(value, gate));
        }
        String operation = OPERATIONS.get(activation);
        if (operation == null) {
            throw layer.refuse("its activation " + Excerpt.of(activation) + " is not supported");
        }
        return layer.last(new NodeBuilder(operation).in(value));
    }

    private static String relu(Layer layer) {
        JsonNode most = layer.config().path("max_value");
        double slope = layer.config().path("negative_slope").asDouble(0);
        boolean bounded = most.isNumber();
        boolean known =
                layer.config().path("threshold").asDouble(0) == 0 && (!bounded || (most.asDouble() == 6 && slope == 0));
        if (!known) {
            throw layer.refuse("it is neither a plain one, nor one up to 6, nor one that leaks");
        }
        if (slope != 0) {
            return layer.last(leaking(layer, slope));
        }
        return layer.last(new NodeBuilder(bounded ? "Relu6" : "Relu").in(layer.input()));
    }

    private static String leaky(Layer layer) {
        return layer.last(leaking(layer, layer.config().path("alpha").asDouble(0.3)));
    }

    private static NodeBuilder leaking(Layer layer, double slope) {
        return new NodeBuilder("LeakyRelu").in(layer.input()).set("alpha", (float) slope);
    }

    private static String softmax(Layer layer) {
        // TensorFlow.js writes 1, the channels of a row, where Keras writes -1.
        long axis = layer.config().path("axis").asLong(-1);
        return layer.last(new NodeBuilder("Softmax").in(layer.input()).set("axis", axis));
    }
}
