package io.autotag.model.tfjs;

import java.util.Map;

/** Layers with weights. */
final class WeightedLayers {

    private static final long[] ONE = {1, 1};

    private WeightedLayers() {}

    static Map<String, LayerMapping> mappings() {
        return Map.of(
                "Conv2D", WeightedLayers::convolution,
                "DepthwiseConv2D", WeightedLayers::depthwise,
                "SeparableConv2D", WeightedLayers::separable,
                "Dense", WeightedLayers::dense,
                "BatchNormalization", WeightedLayers::normalise);
    }

    private static String convolution(Layer layer) {
        NodeBuilder node = new NodeBuilder("Conv2D").in(layer.input(), layer.weight("kernel"));
        return finish(layer, PictureLayers.window(layer, node, layer.pair("strides", ONE)));
    }

    private static String depthwise(Layer layer) {
        NodeBuilder node = new NodeBuilder("DepthwiseConv2dNative").in(layer.input(), layer.weight("depthwise_kernel"));
        return finish(layer, PictureLayers.window(layer, node, layer.pair("strides", ONE)));
    }

    private static String separable(Layer layer) {
        NodeBuilder node = new NodeBuilder("DepthwiseConv2dNative").in(layer.input(), layer.weight("depthwise_kernel"));
        String filtered = layer.step("depthwise", PictureLayers.window(layer, node, layer.pair("strides", ONE)));
        NodeBuilder mixed = new NodeBuilder("Conv2D")
                .in(filtered, layer.weight("pointwise_kernel"))
                .set("strides", new long[] {1, 1, 1, 1})
                .set("padding", "VALID");
        return finish(layer, mixed);
    }

    private static String dense(Layer layer) {
        return finish(layer, new NodeBuilder("MatMul").in(layer.input(), layer.weight("kernel")));
    }

    /** Adds the bias and the activation that such layers may have. */
    private static String finish(Layer layer, NodeBuilder product) {
        String last = layer.step("product", product);
        if (layer.flag("use_bias")) {
            last = layer.step("sum", new NodeBuilder("BiasAdd").in(last, layer.weight("bias")));
        }
        return ActivationLayers.apply(layer, layer.text("activation", "linear"), last);
    }

    private static String normalise(Layer layer) {
        long axis = layer.config()
                .path("axis")
                .path(0)
                .asLong(layer.config().path("axis").asLong(-1));
        if (axis != -1 && axis != 3) {
            throw layer.refuse("it works along axis " + axis + ", not along the channels");
        }
        Shape channels = layer.nodes()
                .shapeOfWeight(layer.name() + "/moving_mean")
                .orElseThrow(() -> layer.refuse("the model has no weight moving_mean for it"));
        String scale =
                layer.flag("scale") ? layer.weight("gamma") : layer.constant("scale", Tensor.floats(channels, 1));
        String offset =
                layer.flag("center") ? layer.weight("beta") : layer.constant("offset", Tensor.floats(channels, 0));
        return layer.last(new NodeBuilder("FusedBatchNormV3")
                .in(layer.input(), scale, offset, layer.weight("moving_mean"), layer.weight("moving_variance"))
                .set("epsilon", (float) layer.config().path("epsilon").asDouble(1e-3)));
    }
}
