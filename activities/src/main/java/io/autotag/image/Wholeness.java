package io.autotag.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Refuses files that are cut off: for some of them the decoder would hand out a picture whose rest is grey. */
final class Wholeness {

    private Wholeness() {}

    static void check(ImageFormat format, ByteBuffer file) throws ImageException {
        if (!isWhole(format, file.slice())) {
            throw ImageException.unreadable(
                    "The " + format.displayName() + " file is cut off: the end of the picture is missing.");
        }
    }

    private static boolean isWhole(ImageFormat format, ByteBuffer file) throws ImageException {
        return switch (format) {
            case JPEG -> JpegFile.isComplete(new HeaderBytes(file, format, ByteOrder.BIG_ENDIAN));
            case PNG -> PngFile.isComplete(new HeaderBytes(file, format, ByteOrder.BIG_ENDIAN));
            case WEBP -> WebpFile.isComplete(new HeaderBytes(file, format, ByteOrder.LITTLE_ENDIAN));
            case BMP -> BmpFile.isComplete(new HeaderBytes(file, format, ByteOrder.LITTLE_ENDIAN));
            case GIF, TIFF -> true;
        };
    }
}
