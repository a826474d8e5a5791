package io.autotag.image;

import java.nio.ByteOrder;

/** The orientation tag of EXIF data, which is a small TIFF file. */
final class Exif {

    static final int UPRIGHT = 1;
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /** 1 to 8; upright where it is missing or makes no sense, for a photo is worth more than its EXIF data. */
    static int orientation(HeaderBytes file, long at) {
        try {
            boolean little = file.has(at, "II");
            if (!little && !file.has(at, "MM")) {
                return UPRIGHT;
            }
            HeaderBytes tiff = file.from(at, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            return orientation(TiffFile.number(tiff, ORIENTATION));
        } catch (ImageException e) {
            return UPRIGHT;
        }
    }

    /** The stored number where it is one of the eight, else upright. */
    static int orientation(long stored) {
        return stored >= 1 && stored <= 8 ? (int) stored : UPRIGHT;
    }
}
