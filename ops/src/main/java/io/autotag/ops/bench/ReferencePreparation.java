package io.autotag.ops.bench;

import io.autotag.image.TensorSpec;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The preparation that all others are measured by: full decode, averaging over areas along an axis that shrinks, linear
 * along one that grows. It shares nothing with the product but OpenCV.
 */
final class ReferencePreparation {

    private ReferencePreparation() {}

    /** Fills the tensor with the picture; answers whether it could be decoded. */
    static boolean fill(byte[] file, TensorSpec spec, ByteBuffer tensor) {
        try (BytePointer bytes = new BytePointer(file);
                Mat encoded = new Mat(1, file.length, opencv_core.CV_8UC1, bytes);
                Mat picture = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR)) {
            if (picture.empty()) {
                return false;
            }
            int width = spec.width();
            int height = spec.height();
            if (spec.resize() != Resize.STRETCH) {
                double scale = Math.min(width / (double) picture.cols(), height / (double) picture.rows());
                width = side(picture.cols() * scale, spec.resize());
                height = side(picture.rows() * scale, spec.resize());
            }
            boolean centred = spec.resize() == Resize.LETTERBOX;
            int left = centred ? (spec.width() - width) / 2 : 0;
            int top = centred ? (spec.height() - height) / 2 : 0;
            try (Mat small = resized(picture, width, height)) {
                write(small, left, top, spec, tensor.asFloatBuffer());
            }
            return true;
        }
    }

    /** What YOLOX brought up, the letterbox at the top left, is rounded down; the hair keeps whole numbers whole. */
    private static int side(double length, Resize resize) {
        return (int) (resize == Resize.LETTERBOX_TOP_LEFT ? length + 1e-9 : Math.round(length));
    }

    /** In one step where both axes shrink or both grow; otherwise first along the one that shrinks. */
    private static Mat resized(Mat picture, int width, int height) {
        int areaWidth = Math.min(width, picture.cols());
        int areaHeight = Math.min(height, picture.rows());
        try (Mat shrunk = resized(picture, areaWidth, areaHeight, opencv_imgproc.INTER_AREA)) {
            return resized(shrunk, width, height, opencv_imgproc.INTER_LINEAR);
        }
    }

    private static Mat resized(Mat picture, int width, int height, int filter) {
        Mat result = new Mat();
        try (Size size = new Size(width, height)) {
            opencv_imgproc.resize(picture, result, size, 0, 0, filter);
        }
        return result;
    }

    private static void write(Mat small, int left, int top, TensorSpec spec, FloatBuffer tensor) {
        ByteBuffer pixels = small.createBuffer();
        int plane = spec.width() * spec.height();
        for (int y = 0; y < spec.height(); y++) {
            for (int x = 0; x < spec.width(); x++) {
                boolean inside = x >= left && y >= top && x < left + small.cols() && y < top + small.rows();
                int from = inside ? ((y - top) * small.cols() + x - left) * 3 : 0;
                for (int channel = 0; channel < 3; channel++) {
                    int blueFirst = spec.colour() == Colour.BGR ? channel : 2 - channel;
                    int value = inside ? pixels.get(from + blueFirst) & 0xff : spec.pad();
                    int to = spec.layout() == Layout.NCHW
                            ? channel * plane + y * spec.width() + x
                            : (y * spec.width() + x) * 3 + channel;
                    tensor.put(to, normalised(value, channel, spec));
                }
            }
        }
    }

    private static float normalised(int value, int channel, TensorSpec spec) {
        return (value * spec.scale() - spec.mean().get(channel)) / spec.std().get(channel);
    }
}
