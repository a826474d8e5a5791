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
            if (header.format() == ImageFormat.TIFF) {
                decodeUpright(header, file, stored);
                upright = stored;
            } else {
                decodeStored(header, file, stored);
                upright = Orientation.apply(header, stored);
            }
            return new DecodedImage(upright, header.width(), header.height());
        } finally {
            if (upright != stored) {
                stored.close();
            }
        }
    }

    private static void decodeStored(ImageHeader header, Mat file, NativeBlock stored) throws ImageException {
        try (Mat pixels = stored.matrix(header.storedWidth(), header.storedHeight(), opencv_core.CV_8UC3)) {
            long place = pixels.data().address();
            decode(header, file, pixels);
            if (pixels.data().address() != place) {
                throw otherSize(header, pixels);
            }
        }
        if (header.format() == ImageFormat.JPEG && GreyRest.isSuspected(stored.bytes(), (int) header.pixels())) {
            checkRest(file);
        }
    }

    /** Of TIFF files the library applies the orientation whether it is asked to or not. */
    private static void decodeUpright(ImageHeader header, Mat file, NativeBlock upright) throws ImageException {
        try (Mat pixels = upright.matrix(header.width(), header.height(), opencv_core.CV_8UC3);
                Mat decoded = upright.matrix(header.storedWidth(), header.storedHeight(), opencv_core.CV_8UC3)) {
            decode(header, file, decoded);
            if (decoded.cols() != header.width() || decoded.rows() != header.height()) {
                throw otherSize(header, decoded);
            }
            if (decoded.data().address() != pixels.data().address()) {
                decoded.copyTo(pixels);
            }
        }
    }

    private static void decode(ImageHeader header, Mat file, Mat pixels) throws ImageException {
        try (Mat answer = opencv_imgcodecs.imdecode(file, AS_STORED, pixels)) {
            if (!answer.empty()) {
                return;
            }
        } catch (RuntimeException e) { // how the native library refuses some files; others it answers with nothing
            throw cannotBeDecoded(header);
        }
        throw cannotBeDecoded(header);
    }

    private static void checkRest(Mat file) throws ImageException {
        byte[] copy = new byte[(int) file.total()];
        file.data().get(copy);
        if (GreyRest.isFound(copy)) {
            throw ImageException.unreadable("The JPEG file is damaged: a part of the picture is missing.");
        }
    }

    private static ImageException cannotBeDecoded(ImageHeader header) {
        return ImageException.unreadable("The " + header.format().displayName()
                + " file is damaged or of an unusual kind: its pixels cannot be decoded.");
    }

    private static ImageException otherSize(ImageHeader header, Mat pixels) {
        return ImageException.unreadable("The " + header.format().displayName() + " file is damaged: its header says "
                + header.storedWidth() + " × " + header.storedHeight() + " pixels, but it has " + pixels.cols()
                + " × " + pixels.rows() + ".");
    }
}
