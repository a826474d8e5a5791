package io.autotag.image;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** The native decoder: from a file whose header was checked to upright pixels. */
final class Codec {

    private static final int AS_STORED = opencv_imgcodecs.IMREAD_COLOR_RGB | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

    private Codec() {}

    static DecodedImage decode(ImageHeader header, Mat file) throws ImageException {
        NativeBlock stored = NativeBlock.take(NativeBlock.Use.PIXELS, header.pixels() * 3);
        NativeBlock upright = null;
        try {
            decode(header, file, stored);
            upright = Orientation.apply(header, stored);
            return new DecodedImage(upright, header.width(), header.height());
        } finally {
            if (upright != stored) {
                stored.close();
            }
        }
    }

    private static void decode(ImageHeader header, Mat file, NativeBlock stored) throws ImageException {
        try (Mat pixels = stored.matrix(header.storedWidth(), header.storedHeight(), opencv_core.CV_8UC3)) {
            long place = pixels.data().address();
            if (!isDecoded(file, pixels)) {
                throw ImageException.unreadable("The " + header.format().displayName()
                        + " file is damaged or cut off: its pixels cannot be decoded.");
            }
            if (pixels.data().address() != place) {
                throw ImageException.unreadable(
                        "The " + header.format().displayName() + " file is damaged: its header says "
                                + header.storedWidth() + " × " + header.storedHeight() + " pixels, but it has "
                                + pixels.cols() + " × " + pixels.rows() + ".");
            }
        }
    }

    private static boolean isDecoded(Mat file, Mat pixels) {
        try (Mat answer = opencv_imgcodecs.imdecode(file, AS_STORED, pixels)) {
            return !answer.empty();
        } catch (RuntimeException e) { // how the native library refuses what it does not support or cannot read
            return false;
        }
    }
}
