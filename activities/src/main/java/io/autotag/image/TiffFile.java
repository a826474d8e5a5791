package io.autotag.image;

import java.nio.ByteOrder;

/** The first directory of a TIFF file. */
final class TiffFile {

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY_BYTES = 12;

    private TiffFile() {}

    static ImageHeader header(HeaderBytes file) throws ImageException {
        HeaderBytes tiff = file.has(0, "MM") ? file.from(0, ByteOrder.BIG_ENDIAN) : file;
        int orientation = Exif.orientation(number(tiff, ORIENTATION));
        return ImageHeader.ofStored(ImageFormat.TIFF, number(tiff, WIDTH), number(tiff, HEIGHT), orientation);
    }

    /** A tag's number in the first directory; -1 when it has none. */
    static long number(HeaderBytes tiff, int tag) throws ImageException {
        long directory = tiff.u32(4);
        int entries = tiff.u16(directory);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (tiff.u16(entry) == tag) {
                return value(tiff, entry);
            }
        }
        return -1;
    }

    private static long value(HeaderBytes tiff, long entry) throws ImageException {
        int type = tiff.u16(entry + 2);
        if (type == SHORT) {
            return tiff.u16(entry + 8);
        }
        return type == LONG ? tiff.u32(entry + 8) : -1;
    }
}
