package io.autotag.image;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The upright pixels of a picture in native memory: 8 bits, three bytes a pixel in the order red, green, blue, rows from
 * the top without gaps. Used by one thread at a time and closed once, on any thread.
 */
public final class DecodedImage implements AutoCloseable {

    private final NativeBlock block;
    private final int width;
    private final int height;
    private boolean closed;

    DecodedImage(NativeBlock block, int width, int height) {
        this.block = block;
        this.width = width;
        this.height = height;
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** The pixels, from 0 to the limit; must not be used after {@link #close}. */
    public ByteBuffer pixels() {
        check();
        return block.bytes().slice(0, width * height * 3).asReadOnlyBuffer();
    }

    /** A view of the pixels; the caller closes it. */
    Mat matrix() {
        check();
        return block.matrix(width, height, opencv_core.CV_8UC3);
    }

    private void check() {
        if (closed) {
            throw new IllegalStateException("The picture is closed");
        }
    }

    /** Gives the memory back; the second time nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            block.close();
        }
    }
}
