package io.autotag.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a file claims to be, read from its first bytes without decoding a pixel.
 *
 * @param width of the upright picture, in pixels
 * @param height of the upright picture, in pixels
 * @param orientation of the stored picture as EXIF numbers it, 1 to 8; 1 is upright, from 5 on it lies on its side
 */
public record ImageHeader(ImageFormat format, int width, int height, int orientation) {

    private static final int LYING = 5;

    public ImageHeader {
        if (width < 1 || height < 1 || orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("A picture has pixels and an orientation of 1 to 8");
        }
    }

    /** Reads a whole file or enough of its beginning. */
    public static ImageHeader read(byte[] file) throws ImageException {
        return read(ByteBuffer.wrap(file));
    }

    /** Reads a whole file, or enough of its beginning, from position to limit; moves neither. */
    public static ImageHeader read(ByteBuffer file) throws ImageException {
        HeaderBytes bytes = bytes(file);
        return switch (bytes.format()) {
            case JPEG -> JpegFile.header(bytes);
            case PNG -> PngFile.header(bytes);
            case WEBP -> WebpFile.header(bytes);
            case BMP -> BmpFile.header(bytes);
            case GIF -> GifFile.header(bytes);
            case TIFF -> TiffFile.header(bytes);
        };
    }

    /**
     * Whether this beginning of a file says all that {@link #read} asks for: a PNG or WebP file may have behind its pixels
     * how they lie.
     */
    public static boolean isEnough(byte[] beginning) throws ImageException {
        HeaderBytes bytes = bytes(ByteBuffer.wrap(beginning));
        return switch (bytes.format()) {
            case PNG -> PngFile.isOriented(bytes);
            case WEBP -> WebpFile.isOriented(bytes);
            case JPEG, BMP, GIF, TIFF -> true;
        };
    }

    private static HeaderBytes bytes(ByteBuffer file) throws ImageException {
        ImageFormat format = Signature.formatOf(file);
        boolean isBigFirst = format == ImageFormat.JPEG || format == ImageFormat.PNG;
        return new HeaderBytes(file.slice(), format, isBigFirst ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** From the size as stored; only an impossible one is refused, a large one is not. */
    static ImageHeader ofStored(ImageFormat format, long width, long height, int orientation) throws ImageException {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw ImageException.unreadable("The " + format.displayName() + " file is damaged: its header says " + width
                    + " × " + height + " pixels.");
        }
        boolean lies = orientation >= LYING;
        return new ImageHeader(format, (int) (lies ? height : width), (int) (lies ? width : height), orientation);
    }

    public long pixels() {
        return (long) width * height;
    }

    /** Before the orientation is applied. */
    int storedWidth() {
        return orientation >= LYING ? height : width;
    }

    /** Before the orientation is applied. */
    int storedHeight() {
        return orientation >= LYING ? width : height;
    }
}
