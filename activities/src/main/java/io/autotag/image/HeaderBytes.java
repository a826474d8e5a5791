package io.autotag.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A file's bytes by their place. Reading past the end is an {@link ImageException}, whatever a hostile header says.
 *
 * @param buffer from 0 to its limit; only read by place
 */
record HeaderBytes(ByteBuffer buffer, ImageFormat format) {

    HeaderBytes(ByteBuffer buffer, ImageFormat format, ByteOrder order) {
        this(buffer.duplicate().order(order), format);
    }

    /** A view of what begins here, itself read from 0. */
    HeaderBytes from(long at, ByteOrder order) throws ImageException {
        check(at, 0);
        return new HeaderBytes(buffer.slice((int) at, (int) (size() - at)), format, order);
    }

    long size() {
        return buffer.limit();
    }

    int u8(long at) throws ImageException {
        check(at, 1);
        return buffer.get((int) at) & 0xFF;
    }

    int u16(long at) throws ImageException {
        check(at, 2);
        return buffer.getShort((int) at) & 0xFFFF;
    }

    int i32(long at) throws ImageException {
        check(at, 4);
        return buffer.getInt((int) at);
    }

    long u32(long at) throws ImageException {
        return i32(at) & 0xFFFF_FFFFL;
    }

    /** Whether these Latin-1 characters stand here. */
    boolean has(long at, String text) {
        if (at < 0 || at + text.length() > size()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((buffer.get((int) at + i) & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void check(long at, int length) throws ImageException {
        if (at < 0 || at + length > size()) {
            throw ImageException.unreadable(
                    "The " + format.displayName() + " file is cut off: it ends within its header.");
        }
    }
}
