package io.autotag.image;

/** The headers of a BMP file. */
final class BmpFile {

    /** The oldest header, whose sides are 16 bits wide. */
    private static final int CORE_BYTES = 12;

    private static final int BIT_FIELDS = 3;

    private BmpFile() {}

    static ImageHeader header(HeaderBytes file) throws ImageException {
        if (file.u32(14) == CORE_BYTES) {
            return ImageHeader.ofStored(ImageFormat.BMP, file.u16(18), file.u16(20), Exif.UPRIGHT);
        }
        return ImageHeader.ofStored(ImageFormat.BMP, file.i32(18), Math.abs((long) file.i32(22)), Exif.UPRIGHT);
    }

    /** Whether all rows of an uncompressed picture are there; a compressed one is not looked at. */
    static boolean isComplete(HeaderBytes file) throws ImageException {
        boolean core = file.u32(14) == CORE_BYTES;
        long compression = core ? 0 : file.u32(30);
        if (compression != 0 && compression != BIT_FIELDS) {
            return true;
        }
        ImageHeader header = header(file);
        long bits = file.u16(core ? 24 : 28) * (long) header.width();
        return file.u32(10) + (bits + 31) / 32 * 4 * header.height() <= file.size();
    }
}
