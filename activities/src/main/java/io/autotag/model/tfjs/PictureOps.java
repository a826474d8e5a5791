package io.autotag.model.tfjs;

import java.util.Map;

/** Operations over the height and width of pictures, other than convolutions. */
final class PictureOps {

    private static final int PICTURE_AXES = 4;

    private PictureOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of(
                "MaxPool", Mapping.single(operation -> pool(operation, "MaxPool")),
                "AvgPool", Mapping.single(operation -> pool(operation, "AveragePool")),
                "ResizeBilinear", Mapping.single(operation -> resize(operation, "linear")),
                "ResizeNearestNeighbor", Mapping.single(operation -> resize(operation, "nearest")),
                "DepthToSpace", Mapping.single(PictureOps::depthToSpace),
                "SpaceToDepth", Mapping.single(PictureOps::spaceToDepth),
                "FusedBatchNorm", Mapping.single(PictureOps::normalise),
                "FusedBatchNormV2", Mapping.single(PictureOps::normalise),
                "FusedBatchNormV3", Mapping.single(PictureOps::normalise));
    }

    private static Value pool(Operation operation, String onnx) {
        Value picture = picture(operation);
        Window window = Window.of(
                operation, Window.spatial(operation, operation.attributes().integers("ksize")));
        NodeWriter node = operation.emit(onnx).in(first(operation));
        return window.write(node, picture.shape())
                .out(
                        picture.type(),
                        window.result(picture.shape(), picture.shape().length(3)),
                        Layout.CHANNELS_FIRST);
    }

    private static Value resize(Operation operation, String mode) {
        Value picture = picture(operation);
        boolean nearest = mode.equals("nearest");
        boolean corners = operation.attributes().flag("align_corners");
        boolean centres = operation.attributes().flag("half_pixel_centers");
        String places = corners ? "align_corners" : centres ? "half_pixel" : "asymmetric";
        NodeWriter node = operation
                .emit("Resize")
                .in(first(operation), "", "", sizes(operation, picture))
                .set("mode", mode)
                .set("coordinate_transformation_mode", places);
        if (nearest) {
            node.set("nearest_mode", corners || centres ? "round_prefer_ceil" : "floor");
        }
        return node.out(ElementType.FLOAT, resized(operation, picture.shape()), Layout.CHANNELS_FIRST);
    }

    /** ONNX wants all four lengths; batch and channels stay as they are when the model runs. */
    private static String sizes(Operation operation, Value picture) {
        OnnxGraph graph = operation.graph();
        Shape shape = resized(operation, picture.shape());
        if (shape.isStatic()) {
            return graph.constant(Tensor.longs(Layout.CHANNELS_FIRST.arrange(shape.lengths())));
        }
        String whole = operation.emit("Shape").in(first(operation)).out();
        String kept = operation
                .emit("Slice")
                .in(whole, graph.constant(Tensor.longs(0)), graph.constant(Tensor.longs(2)))
                .out();
        return operation
                .emit("Concat")
                .in(kept, graph.longs(operation.input(1)))
                .set("axis", 0)
                .out();
    }

    private static Shape resized(Operation operation, Shape picture) {
        if (operation.input(1).constant().isEmpty()) {
            return picture.with(1, Shape.UNKNOWN).with(2, Shape.UNKNOWN);
        }
        long[] size = operation.integers(1, "size");
        if (size.length != 2 || size[0] < 1 || size[1] < 1) {
            throw operation.refuse("its size is not a height and a width");
        }
        return picture.with(1, size[0]).with(2, size[1]);
    }

    private static Value depthToSpace(Operation operation) {
        Shape shape = picture(operation).shape();
        long block = block(operation);
        Shape larger = shape.with(1, times(shape.length(1), block)).with(2, times(shape.length(2), block));
        return operation
                .emit("DepthToSpace")
                .in(first(operation))
                .set("blocksize", block)
                .out(ElementType.FLOAT, larger.with(3, over(shape.length(3), block * block)), Layout.CHANNELS_FIRST);
    }

    private static Value spaceToDepth(Operation operation) {
        Shape shape = picture(operation).shape();
        long block = block(operation);
        Shape smaller = shape.with(1, over(shape.length(1), block)).with(2, over(shape.length(2), block));
        return operation
                .emit("SpaceToDepth")
                .in(first(operation))
                .set("blocksize", block)
                .out(ElementType.FLOAT, smaller.with(3, times(shape.length(3), block * block)), Layout.CHANNELS_FIRST);
    }

    /** Pictures, or rows of channels, as dense layers make them. */
    private static Value normalise(Operation operation) {
        Value value = operation.input(0).rank() == 2 ? operation.input(0) : picture(operation);
        Layout layout = value.rank() == 2 ? Layout.PLAIN : Layout.CHANNELS_FIRST;
        if (operation.attributes().flag("is_training")) {
            throw operation.refuse("it is still in training");
        }
        NodeWriter node =
                operation.emit("BatchNormalization").in(operation.graph().name(value, layout));
        for (int i = 1; i <= 4; i++) {
            node.in(operation.plain(i));
        }
        return node.set("epsilon", operation.attributes().number("epsilon", 1e-4f))
                .out(ElementType.FLOAT, value.shape(), layout);
    }

    private static Value picture(Operation operation) {
        if (operation.input(0).rank() != PICTURE_AXES) {
            throw operation.refuse("it is not over pictures of height, width and channels");
        }
        return operation.input(0);
    }

    private static String first(Operation operation) {
        return operation.graph().name(operation.input(0), Layout.CHANNELS_FIRST);
    }

    private static long block(Operation operation) {
        long block = operation.attributes().integer("block_size", 0);
        if (block < 2 || block > 1024) {
            throw operation.refuse("its block size is " + block);
        }
        return block;
    }

    private static long times(long length, long factor) {
        return length == Shape.UNKNOWN ? length : length * factor;
    }

    private static long over(long length, long divisor) {
        return length == Shape.UNKNOWN ? length : length / divisor;
    }
}
