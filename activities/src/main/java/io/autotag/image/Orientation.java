package io.autotag.image;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Turns pixels upright, as the eight EXIF orientations ask for. */
final class Orientation {

    private static final int UPSIDE_DOWN = 0;
    private static final int MIRRORED = 1;
    private static final int HALF_TURN = -1;

    private Orientation() {}

    /** The block with the upright pixels: the same one, or another for a picture that lies on its side. */
    static NativeBlock apply(ImageHeader header, NativeBlock stored) {
        return switch (header.orientation()) {
            case 2 -> flip(header, stored, MIRRORED);
            case 3 -> flip(header, stored, HALF_TURN);
            case 4 -> flip(header, stored, UPSIDE_DOWN);
            case 5 -> transpose(header, stored);
            case 6 -> flip(header, transpose(header, stored), MIRRORED);
            case 7 -> flip(header, transpose(header, stored), HALF_TURN);
            case 8 -> flip(header, transpose(header, stored), UPSIDE_DOWN);
            default -> stored;
        };
    }

    private static NativeBlock flip(ImageHeader header, NativeBlock block, int how) {
        try (Mat pixels = block.matrix(header.width(), header.height(), opencv_core.CV_8UC3)) {
            opencv_core.flip(pixels, pixels, how);
        }
        return block;
    }

    private static NativeBlock transpose(ImageHeader header, NativeBlock stored) {
        NativeBlock upright = NativeBlock.take(NativeBlock.Use.UPRIGHT, header.pixels() * 3);
        try (Mat from = stored.matrix(header.storedWidth(), header.storedHeight(), opencv_core.CV_8UC3);
                Mat to = upright.matrix(header.width(), header.height(), opencv_core.CV_8UC3)) {
            opencv_core.transpose(from, to);
        }
        return upright;
    }
}
