package io.autotag.image;

/** The chunks of a WebP file. */
final class WebpFile {

    private static final int FIRST = 12;
    private static final int EXIF_FLAG = 0x08;

    private WebpFile() {}

    static ImageHeader header(HeaderBytes file) throws ImageException {
        if (file.has(FIRST, "VP8X")) {
            return ImageHeader.ofStored(ImageFormat.WEBP, u24(file, 24) + 1, u24(file, 27) + 1, orientation(file));
        }
        if (file.has(FIRST, "VP8L")) {
            long sides = file.u32(21);
            return ImageHeader.ofStored(
                    ImageFormat.WEBP, (sides & 0x3FFF) + 1, ((sides >> 14) & 0x3FFF) + 1, Exif.UPRIGHT);
        }
        if (file.has(FIRST, "VP8 ")) {
            return ImageHeader.ofStored(ImageFormat.WEBP, file.u16(26) & 0x3FFF, file.u16(28) & 0x3FFF, Exif.UPRIGHT);
        }
        throw ImageException.unreadable("The WebP file is damaged: it does not begin with its header.");
    }

    static boolean isComplete(HeaderBytes file) throws ImageException {
        return file.u32(4) + 8 <= file.size();
    }

    /** Whether it is known how the picture lies: nothing says so, or it is said where it is announced. */
    static boolean isOriented(HeaderBytes file) throws ImageException {
        if (!file.has(FIRST, "VP8X") || !hasExif(file)) {
            return true;
        }
        long exif = exif(file);
        return exif >= 0 && exif + 8 + file.u32(exif + 4) <= file.size();
    }

    private static int orientation(HeaderBytes file) throws ImageException {
        long exif = hasExif(file) ? exif(file) : -1;
        return exif < 0 ? Exif.UPRIGHT : Exif.orientation(file, exif + (file.has(exif + 8, "Exif\0\0") ? 14 : 8));
    }

    private static boolean hasExif(HeaderBytes file) throws ImageException {
        return (file.u8(20) & EXIF_FLAG) != 0;
    }

    /** Where the chunk begins; -1 when the file ends before. */
    private static long exif(HeaderBytes file) throws ImageException {
        long at = FIRST;
        while (at + 8 <= file.size()) {
            if (file.has(at, "EXIF")) {
                return at;
            }
            long bytes = file.u32(at + 4);
            at += 8 + bytes + (bytes & 1);
        }
        return -1;
    }

    private static long u24(HeaderBytes file, long at) throws ImageException {
        return file.u16(at) | ((long) file.u8(at + 2) << 16);
    }
}
