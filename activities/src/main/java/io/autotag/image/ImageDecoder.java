package io.autotag.image;

import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns encoded pictures into upright 8-bit RGB pixels: EXIF orientation is applied, CMYK and grey become RGB, 16 bits
 * become 8, palettes are looked up, transparency is dropped, of animations and many-page files the first picture counts.
 * A file that is cut off is refused, never shown in part. Thread-safe.
 */
public final class ImageDecoder {

    /** From so many pixels on, pictures are decoded one after the other: some need six bytes more a pixel meanwhile. */
    private static final long LARGE_PIXELS = 24_000_000;

    /** One for all decoders: it is the memory of the process that they share. */
    static final Semaphore LARGE = new Semaphore(1, true);

    private final ImageLimits limits;

    public ImageDecoder(ImageLimits limits) {
        this.limits = limits;
        OpenCv.load();
    }

    /** Decodes a whole file. */
    public DecodedImage decode(byte[] file) throws ImageException {
        return decode(ByteBuffer.wrap(file));
    }

    /** Decodes the file from position to limit, on the heap or not; moves neither. */
    public DecodedImage decode(ByteBuffer file) throws ImageException {
        checkBytes(file.remaining());
        ImageHeader header = ImageHeader.read(file);
        checkPixels(header);
        Wholeness.check(header.format(), file);
        if (header.pixels() < LARGE_PIXELS) {
            return decode(header, file);
        }
        LARGE.acquireUninterruptibly();
        try {
            return decode(header, file);
        } finally {
            LARGE.release();
        }
    }

    private static DecodedImage decode(ImageHeader header, ByteBuffer file) throws ImageException {
        int bytes = file.remaining();
        try (NativeBlock encoded = NativeBlock.take(NativeBlock.Use.ENCODED, bytes)) {
            encoded.bytes().put(0, file, file.position(), bytes);
            try (Mat source = encoded.matrix(bytes, 1, opencv_core.CV_8UC1)) {
                return Codec.decode(header, source);
            }
        }
    }

    private void checkBytes(long bytes) throws ImageException {
        if (bytes > limits.bytes()) {
            throw new ImageException(
                    ImageProblem.TOO_LARGE,
                    "The file has " + bytes + " bytes; at most " + limits.bytes() + " are allowed.");
        }
    }

    private void checkPixels(ImageHeader header) throws ImageException {
        if (header.pixels() > limits.pixels()) {
            throw new ImageException(
                    ImageProblem.TOO_LARGE,
                    "The picture has " + header.width() + " × " + header.height() + " pixels, that is "
                            + header.pixels() + "; at most " + limits.pixels() + " are allowed.");
        }
    }
}
