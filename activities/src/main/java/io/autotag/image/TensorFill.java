package io.autotag.image;

import io.autotag.image.Placement.Area;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Puts a picture into a model's input tensor. */
public final class TensorFill {

    private TensorFill() {}

    /**
     * Resizes the picture and writes all {@link TensorSpec#bytes} of the tensor, from byte 0 on; moves no position.
     *
     * @param tensor direct, in native order, at least as large as the tensor; the caller uses it again
     */
    public static Placement fill(DecodedImage image, TensorSpec spec, ByteBuffer tensor) {
        if (!tensor.isDirect() || tensor.order() != ByteOrder.nativeOrder() || tensor.capacity() < spec.bytes()) {
            throw new IllegalArgumentException(
                    "The tensor is a direct buffer in native order of at least " + spec.bytes() + " bytes");
        }
        Placement placement = Placement.of(image.width(), image.height(), spec);
        Area target = placement.target();
        try (NativeBlock resized =
                Resizing.apply(image, placement.source(), target.width(), target.height(), spec.filter())) {
            TensorRows rows = TensorRows.of(
                    spec, tensor.duplicate().order(ByteOrder.nativeOrder()).clear());
            write(rows, resized.bytes(), spec, target);
        }
        return placement;
    }

    private static void write(TensorRows rows, ByteBuffer pixels, TensorSpec spec, Area target) {
        byte[] padding = new byte[spec.width() * 3];
        Arrays.fill(padding, (byte) spec.pad());
        byte[] row = padding.clone();
        for (int y = 0; y < spec.height(); y++) {
            int from = y - target.y();
            if (from < 0 || from >= target.height()) {
                rows.write(y, padding);
                continue;
            }
            pixels.get(from * target.width() * 3, row, target.x() * 3, target.width() * 3);
            rows.write(y, row);
        }
    }
}
