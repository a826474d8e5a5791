package io.autotag.model.tfjs;

import java.util.Map;

/** Layers with several inputs. */
final class JoiningLayers {

    private JoiningLayers() {}

    static Map<String, LayerMapping> mappings() {
        return Map.of(
                "Add", layer -> layer.last(new NodeBuilder("AddN").in(layer.inputs())),
                "Concatenate", JoiningLayers::concatenate,
                "Maximum", layer -> folded(layer, "Maximum"),
                "Minimum", layer -> folded(layer, "Minimum"),
                "Multiply", layer -> folded(layer, "Mul"),
                "Subtract", layer -> folded(layer, "Sub"));
    }

    private static String concatenate(Layer layer) {
        long axis = layer.config().path("axis").asLong(-1);
        String constant = layer.constant("axis", Tensor.integers(Shape.SCALAR, axis));
        return layer.last(new NodeBuilder("ConcatV2").in(layer.inputs()).in(constant));
    }

    /** The first with the second, the result with the third, and so on. */
    private static String folded(Layer layer, String operation) {
        int count = layer.inputs().size();
        if (count < 2) {
            throw layer.refuse("it has nothing to combine");
        }
        String result = layer.inputs().get(0);
        for (int i = 1; i < count - 1; i++) {
            result = layer.step(
                    "step" + i,
                    new NodeBuilder(operation).in(result, layer.inputs().get(i)));
        }
        return layer.last(new NodeBuilder(operation).in(result, layer.inputs().get(count - 1)));
    }
}
