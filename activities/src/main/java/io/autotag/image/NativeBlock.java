package io.autotag.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Native memory with one user at a time. A thread gets its own block back for the next picture, so that pages are faulted
 * in once and not for every picture; very large blocks are given back to the system.
 */
final class NativeBlock implements AutoCloseable {

    /** What a block is for; a thread keeps one of each. */
    enum Use {
        ENCODED,
        PIXELS,
        UPRIGHT,
        SHRUNK,
        RESIZED
    }

    /** Enough for the pixels of a 24-megapixel photo. */
    private static final long KEPT_BYTES = 72L << 20;

    private static final long STEP = 1L << 20;

    /** A thread's places for blocks that are not in use, each emptied and filled by whichever thread takes and closes. */
    private static final ThreadLocal<Map<Use, AtomicReference<@Nullable NativeBlock>>> PLACES =
            ThreadLocal.withInitial(NativeBlock::places);

    private final AtomicReference<@Nullable NativeBlock> place;
    private final Mat memory;
    private final BytePointer address;
    private final ByteBuffer bytes;

    private NativeBlock(AtomicReference<@Nullable NativeBlock> place, int capacity) {
        this.place = place;
        memory = new Mat(1, capacity, opencv_core.CV_8UC1);
        address = new BytePointer(memory.data()).capacity(capacity);
        bytes = address.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private static Map<Use, AtomicReference<@Nullable NativeBlock>> places() {
        Map<Use, AtomicReference<@Nullable NativeBlock>> places = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            places.put(use, new AtomicReference<>());
        }
        return places;
    }

    /** A block of at least so many bytes, whose content is anything. Close it on any thread. */
    static NativeBlock take(Use use, long bytes) {
        AtomicReference<@Nullable NativeBlock> place =
                Objects.requireNonNull(PLACES.get().get(use));
        NativeBlock kept = place.getAndSet(null);
        if (kept != null) {
            if (kept.capacity() >= bytes) {
                return kept;
            }
            kept.free();
        }
        return new NativeBlock(place, Math.toIntExact((Math.max(1, bytes) + STEP - 1) / STEP * STEP));
    }

    long capacity() {
        return bytes.capacity();
    }

    /** All of it, by place; the same view every time. Must not be used after {@link #close}. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** The beginning of this block as rows without gaps. The caller closes the matrix, before the block. */
    Mat matrix(int width, int height, int type) {
        return new Mat(height, width, type, address);
    }

    @Override
    public void close() {
        if (capacity() > KEPT_BYTES || !place.compareAndSet(null, this)) {
            free();
        }
    }

    private void free() {
        address.close();
        memory.close();
    }
}
