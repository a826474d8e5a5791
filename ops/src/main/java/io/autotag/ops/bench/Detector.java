package io.autotag.ops.bench;

import io.autotag.image.TensorSpec;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.nio.file.Path;
import java.util.List;

/** A detector with all that a plain program must know to use it. */
record Detector(String name, Path onnx, TensorSpec input, OutputReader output) {

    private static final List<Float> ZEROS = List.of(0f, 0f, 0f);
    private static final List<Float> ONES = List.of(1f, 1f, 1f);

    /** The demonstration's: as its card says. */
    static Detector centreNet(Path onnx) {
        return new Detector("CenterNet", onnx, centreNetInput(), new EndToEndOutput());
    }

    static TensorSpec centreNetInput() {
        return square(512, Layout.NHWC, Colour.RGB, 1, Resize.LETTERBOX, 0);
    }

    static Detector fastestDet(Path onnx) {
        TensorSpec input = square(352, Layout.NCHW, Colour.BGR, 1 / 255f, Resize.STRETCH, 0);
        return new Detector("FastestDet", onnx, input, new FastestDetOutput(352));
    }

    static Detector yoloxNano(Path onnx) {
        TensorSpec input = square(416, Layout.NCHW, Colour.BGR, 1, Resize.LETTERBOX_TOP_LEFT, 114);
        return new Detector("YOLOX-nano", onnx, input, new YoloxOutput(416));
    }

    private static TensorSpec square(int side, Layout layout, Colour colour, float scale, Resize resize, int pad) {
        return new TensorSpec(side, side, layout, colour, ElementType.FLOAT32, scale, ZEROS, ONES, resize, pad);
    }
}
