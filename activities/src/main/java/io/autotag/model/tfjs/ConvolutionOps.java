package io.autotag.model.tfjs;

import java.util.Map;

/** Convolutions, with what TensorFlow fused to them. */
final class ConvolutionOps {

    private static final int PICTURE_AXES = 4;

    private ConvolutionOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of(
                "Conv2D", Mapping.single(ConvolutionOps::convolution),
                "_FusedConv2D", Mapping.single(ConvolutionOps::convolution),
                "DepthwiseConv2dNative", Mapping.single(ConvolutionOps::depthwise),
                "FusedDepthwiseConv2dNative", Mapping.single(ConvolutionOps::depthwise),
                "Conv2DBackpropInput", Mapping.single(TransposedConvolution::map));
    }

    /** TensorFlow's filter is height, width, channels in, channels out; ONNX's is channels out, in, height, width. */
    private static Value convolution(Operation operation) {
        Tensor filter = filter(operation);
        long channels = operation.input(0).shape().length(3);
        if (channels != Shape.UNKNOWN && channels != filter.shape().length(2)) {
            throw operation.refuse(
                    "its filter is for " + filter.shape().length(2) + " channels and the picture has " + channels);
        }
        return convolve(operation, filter, filter.transposed(3, 2, 0, 1), 1);
    }

    /** The filter is height, width, channels, results of each channel: in ONNX as many groups as channels. */
    private static Value depthwise(Operation operation) {
        Tensor filter = filter(operation);
        Shape shape = filter.shape();
        long results = shape.length(2) * shape.length(3);
        Tensor turned = filter.transposed(2, 3, 0, 1).reshaped(Shape.of(results, 1, shape.length(0), shape.length(1)));
        return convolve(operation, filter, turned, shape.length(2));
    }

    static Tensor filter(Operation operation) {
        Tensor filter = operation.constant(1, "filter");
        if (operation.input(0).rank() != PICTURE_AXES || filter.shape().rank() != PICTURE_AXES) {
            throw operation.refuse("it is not over pictures of height, width and channels");
        }
        return filter;
    }

    private static Value convolve(Operation operation, Tensor filter, Tensor turned, long groups) {
        Window window = Window.of(operation, filter.shape().slice(0, 2).lengths());
        Fused fused = Fused.of(operation);
        OnnxGraph graph = operation.graph();
        Value picture = operation.input(0);
        NodeWriter node = operation.emit("Conv").in(graph.name(picture, Layout.CHANNELS_FIRST), graph.constant(turned));
        fused.bias().ifPresent(bias -> node.in(graph.name(bias, Layout.PLAIN)));
        Shape shape = window.result(picture.shape(), turned.shape().length(0));
        Value result = window.write(node.set("group", groups), picture.shape())
                .out(ElementType.FLOAT, shape, Layout.CHANNELS_FIRST);
        return fused.activate(operation, result);
    }
}
