package io.autotag.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Finds JPEG files whose pixels end before their end marker does. The native decoder fills the rest with one grey and
 * tells nobody. A picture that ends in just that grey is rare, so it is read a second time, by a decoder that tells.
 */
final class GreyRest {

    private static final byte GREY = (byte) 128;
    private static final String COMPLAINT = "premature end";
    /** Only the complaints are wanted, so few pixels are kept. */
    private static final int EVERY = 16;

    private GreyRest() {}

    /** @param pixels as stored, three bytes each */
    static boolean isSuspected(ByteBuffer pixels, int count) {
        int last = count * 3;
        return pixels.get(last - 1) == GREY && pixels.get(last - 2) == GREY && pixels.get(last - 3) == GREY;
    }

    static boolean isFound(byte[] file) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        AtomicBoolean found = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.contains(COMPLAINT)) {
                found.set(true);
            }
        });
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            ImageReadParam sparse = reader.getDefaultReadParam();
            sparse.setSourceSubsampling(EVERY, EVERY, 0, 0);
            reader.readRaster(0, sparse);
        } catch (IOException e) { // what this decoder cannot read it cannot complain about
            return false;
        } finally {
            reader.dispose();
        }
        return found.get();
    }
}
