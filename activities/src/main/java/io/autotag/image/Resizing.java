package io.autotag.image;

import io.autotag.image.Placement.Area;
import io.autotag.image.TensorSpec.Filter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Changes the size of a part of a picture. The filter decides what a model finds, so it is part of the card and never
 * chosen for its speed.
 */
final class Resizing {

    private Resizing() {}

    /** The part in its new size, rows without gaps; the caller closes it. */
    static NativeBlock apply(DecodedImage image, Area part, int width, int height, Filter filter) {
        try (Mat whole = image.matrix();
                Rect place = new Rect(part.x(), part.y(), part.width(), part.height());
                Mat source = new Mat(whole, place)) {
            boolean shrinksAcross = width <= part.width();
            boolean shrinksDown = height <= part.height();
            if (filter == Filter.LINEAR || shrinksAcross == shrinksDown) {
                boolean averages = filter == Filter.AREA && shrinksAcross;
                return resize(source, NativeBlock.Use.RESIZED, width, height, averages);
            }
            int middleWidth = Math.min(width, part.width());
            int middleHeight = Math.min(height, part.height());
            try (NativeBlock shrunk = resize(source, NativeBlock.Use.SHRUNK, middleWidth, middleHeight, true);
                    Mat middle = shrunk.matrix(middleWidth, middleHeight, opencv_core.CV_8UC3)) {
                return resize(middle, NativeBlock.Use.RESIZED, width, height, false);
            }
        }
    }

    private static NativeBlock resize(Mat source, NativeBlock.Use use, int width, int height, boolean shrinks) {
        NativeBlock block = NativeBlock.take(use, 3L * width * height);
        try (Mat target = block.matrix(width, height, opencv_core.CV_8UC3);
                Size size = new Size(width, height)) {
            int filter = shrinks ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
            opencv_imgproc.resize(source, target, size, 0, 0, filter);
        }
        return block;
    }
}
