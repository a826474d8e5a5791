package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** Layers over the height and width of pictures, without weights. */
final class PictureLayers {

    private static final long[] TWO = {2, 2};

    private PictureLayers() {}

    static Map<String, LayerMapping> mappings() {
        return Map.of(
                "AveragePooling2D", layer -> pool(layer, "AvgPool"),
                "MaxPooling2D", layer -> pool(layer, "MaxPool"),
                "GlobalAveragePooling2D", layer -> reduce(layer, "Mean"),
                "GlobalMaxPooling2D", layer -> reduce(layer, "Max"),
                "ZeroPadding2D", PictureLayers::pad,
                "Flatten", layer -> layer.last(new NodeBuilder(ShapeOps.FLATTEN).in(layer.input())),
                "Reshape", PictureLayers::reshape,
                "Rescaling", PictureLayers::rescale);
    }

    /** Sets how a layer moves over a picture. */
    static NodeBuilder window(Layer layer, NodeBuilder node, long[] strides) {
        requireChannelsLast(layer);
        return node.set("strides", axes(strides))
                .set("dilations", axes(layer.pair("dilation_rate", 1, 1)))
                .set("padding", layer.text("padding", "valid").toUpperCase(Locale.ROOT));
    }

    private static String pool(Layer layer, String operation) {
        long[] size = layer.pair("pool_size", TWO);
        NodeBuilder node = new NodeBuilder(operation).in(layer.input()).set("ksize", axes(size));
        return layer.last(window(layer, node, layer.pair("strides", size)));
    }

    private static String reduce(Layer layer, String operation) {
        requireChannelsLast(layer);
        return layer.last(new NodeBuilder(operation)
                .in(layer.input(), layer.constant("axes", 1, 2))
                .set("keep_dims", layer.flag("keepdims")));
    }

    /** One number for all sides, one for each axis, or one for each side. */
    private static String pad(Layer layer) {
        requireChannelsLast(layer);
        JsonNode padding = layer.config().path("padding");
        long[] pads = new long[8];
        for (int axis = 0; axis < 2; axis++) {
            JsonNode sides = padding.isArray() ? padding.path(axis) : padding;
            pads[2 + 2 * axis] = sides.isArray() ? sides.path(0).asLong() : sides.asLong();
            pads[3 + 2 * axis] = sides.isArray() ? sides.path(1).asLong() : sides.asLong();
        }
        String constant = layer.constant("padding", Tensor.integers(Shape.of(4, 2), pads));
        return layer.last(new NodeBuilder("Pad").in(layer.input(), constant));
    }

    private static String reshape(Layer layer) {
        JsonNode target = layer.config().path("target_shape");
        long[] lengths = new long[target.size() + 1];
        lengths[0] = Shape.UNKNOWN;
        for (int axis = 0; axis < target.size(); axis++) {
            lengths[axis + 1] = target.path(axis).asLong();
            if (lengths[axis + 1] < 1) {
                throw layer.refuse("it leaves a length open");
            }
        }
        return layer.last(new NodeBuilder("Reshape").in(layer.input(), layer.constant("shape", lengths)));
    }

    private static String rescale(Layer layer) {
        float scale = (float) layer.config().path("scale").asDouble(1);
        float offset = (float) layer.config().path("offset").asDouble(0);
        String scaled = layer.step(
                "product", new NodeBuilder("Mul").in(layer.input(), layer.constant("scale", Tensor.scalar(scale))));
        return layer.last(new NodeBuilder("AddV2").in(scaled, layer.constant("offset", Tensor.scalar(offset))));
    }

    private static void requireChannelsLast(Layer layer) {
        if (layer.text("data_format", "channels_last").equals("channels_first")) {
            throw layer.refuse("its pictures have the channels first");
        }
    }

    private static long[] axes(long[] pair) {
        return new long[] {1, pair[0], pair[1], 1};
    }
}
