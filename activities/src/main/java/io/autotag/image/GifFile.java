package io.autotag.image;

/** The header of a GIF file. */
final class GifFile {

    private GifFile() {}

    static ImageHeader header(HeaderBytes file) throws ImageException {
        return ImageHeader.ofStored(ImageFormat.GIF, file.u16(6), file.u16(8), Exif.UPRIGHT);
    }
}
