package io.autotag.image;

/** The chunks of a PNG file. */
final class PngFile {

    private static final int SIGNATURE_BYTES = 8;
    /** Length, name and checksum. */
    private static final int FRAME_BYTES = 12;

    private PngFile() {}

    static ImageHeader header(HeaderBytes file) throws ImageException {
        long width = file.u32(16);
        long height = file.u32(20);
        if (!file.has(12, "IHDR")) {
            throw ImageException.unreadable("The PNG file is damaged: it does not begin with its header.");
        }
        return ImageHeader.ofStored(ImageFormat.PNG, width, height, orientation(file));
    }

    private static int orientation(HeaderBytes file) {
        long exif = chunk(file, "eXIf");
        return exif < 0 ? Exif.UPRIGHT : Exif.orientation(file, exif + 8);
    }

    static boolean isComplete(HeaderBytes file) {
        return isThere(file, chunk(file, "IEND"));
    }

    /** Whether it is known how the picture lies: where it is said, or nowhere in the whole file. */
    static boolean isOriented(HeaderBytes file) {
        return isThere(file, chunk(file, "eXIf")) || isComplete(file);
    }

    /** Whether the chunk that begins there is, to its end. */
    private static boolean isThere(HeaderBytes file, long chunk) {
        try {
            return chunk >= 0 && chunk + FRAME_BYTES + file.u32(chunk) <= file.size();
        } catch (ImageException e) {
            return false;
        }
    }

    /** Where the first chunk of this name begins; -1 when the file ends before. */
    private static long chunk(HeaderBytes file, String name) {
        try {
            long at = SIGNATURE_BYTES;
            while (!file.has(at + 4, name)) {
                at += FRAME_BYTES + file.u32(at);
            }
            return at;
        } catch (ImageException e) {
            return -1;
        }
    }
}
