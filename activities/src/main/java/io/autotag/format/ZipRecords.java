package io.autotag.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The records of a zip as bytes; those of Zip64 where a number does not fit. Pure. */
final class ZipRecords {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_END_LOCATOR = 0x07064b50;
    private static final int END = 0x06054b50;
    private static final short LARGE_EXTRA = 1;

    private static final short VERSION = 20;
    private static final short LARGE_VERSION = 45;

    /** Sizes follow the data, names are UTF-8. */
    private static final short FLAGS = 0x0808;

    private static final short DEFLATED = 8;
    private static final short TIME = 0;

    /** 1 January 1980, the first day there is. */
    private static final short DATE = 0x21;

    private static final long MOST = 0xFFFFFFFFL;
    private static final int MOST_ENTRIES = 0xFFFF;

    private ZipRecords() {}

    /** @param compressed bytes that an entry takes, of which there are {@code size} without compression */
    record Sizes(long crc, long compressed, long size) {

        boolean isLarge() {
            return compressed >= MOST || size >= MOST;
        }
    }

    static byte[] localHeader(String name) {
        byte[] text = bytes(name);
        return filled(buffer(30 + text.length)
                .putInt(LOCAL_HEADER)
                .putShort(VERSION)
                .putShort(FLAGS)
                .putShort(DEFLATED)
                .putShort(TIME)
                .putShort(DATE)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putShort((short) text.length)
                .putShort((short) 0)
                .put(text));
    }

    static byte[] descriptor(Sizes sizes) {
        ByteBuffer record = buffer(24).putInt(DESCRIPTOR).putInt((int) sizes.crc());
        if (sizes.isLarge()) {
            return filled(record.putLong(sizes.compressed()).putLong(sizes.size()));
        }
        return filled(record.putInt((int) sizes.compressed()).putInt((int) sizes.size()));
    }

    static byte[] directoryEntry(String name, long offset, Sizes sizes) {
        byte[] text = bytes(name);
        byte[] extra = extra(offset, sizes);
        return filled(buffer(46 + text.length + extra.length)
                .putInt(DIRECTORY_ENTRY)
                .putShort(extra.length > 0 ? LARGE_VERSION : VERSION)
                .putShort(extra.length > 0 ? LARGE_VERSION : VERSION)
                .putShort(FLAGS)
                .putShort(DEFLATED)
                .putShort(TIME)
                .putShort(DATE)
                .putInt((int) sizes.crc())
                .putInt(fitting(sizes.compressed()))
                .putInt(fitting(sizes.size()))
                .putShort((short) text.length)
                .putShort((short) extra.length)
                .put(new byte[10])
                .putInt(fitting(offset))
                .put(text)
                .put(extra));
    }

    /** The numbers that do not fit their places, in the order that is laid down. */
    private static byte[] extra(long offset, Sizes sizes) {
        long[] large = Arrays.stream(new long[] {sizes.size(), sizes.compressed(), offset})
                .filter(number -> number >= MOST)
                .toArray();
        if (large.length == 0) {
            return new byte[0];
        }
        ByteBuffer field = buffer(4 + 8 * large.length).putShort(LARGE_EXTRA).putShort((short) (8 * large.length));
        for (long number : large) {
            field.putLong(number);
        }
        return filled(field);
    }

    /** @param start of the directory, which has so many bytes */
    static byte[] end(long entries, long start, long bytes) {
        boolean large = entries >= MOST_ENTRIES || start >= MOST || bytes >= MOST;
        ByteBuffer record = buffer(large ? 98 : 22);
        if (large) {
            largeEnd(record, entries, start, bytes);
        }
        short count = (short) Math.min(entries, MOST_ENTRIES);
        return filled(record.putInt(END)
                .putInt(0)
                .putShort(count)
                .putShort(count)
                .putInt(fitting(bytes))
                .putInt(fitting(start))
                .putShort((short) 0));
    }

    private static void largeEnd(ByteBuffer record, long entries, long start, long bytes) {
        record.putInt(LARGE_END)
                .putLong(44)
                .putShort(LARGE_VERSION)
                .putShort(LARGE_VERSION)
                .putLong(0)
                .putLong(entries)
                .putLong(entries)
                .putLong(bytes)
                .putLong(start);
        record.putInt(LARGE_END_LOCATOR).putInt(0).putLong(start + bytes).putInt(1);
    }

    private static int fitting(long number) {
        return (int) Math.min(number, MOST);
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** What was put into the record. */
    private static byte[] filled(ByteBuffer record) {
        byte[] all = new byte[record.flip().remaining()];
        record.get(all);
        return all;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
