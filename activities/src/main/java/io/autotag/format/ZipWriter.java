package io.autotag.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a zip of any size in one pass: what has to be said of its entries at the end waits on the disk, not in memory. All
 * entries have the same time, so that the same content gives the same bytes. One entry is open at a time.
 */
final class ZipWriter implements Closeable {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Counted out;
    private final Spill directory;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private long entries;

    private ZipWriter(OutputStream out, Spill directory) {
        this.out = new Counted(out);
        this.directory = directory;
    }

    /** @param out stays open */
    static ZipWriter to(OutputStream out) throws IOException {
        return new ZipWriter(out, Spill.create());
    }

    /** Begins an entry whose bytes are worth compressing; closing it ends it. */
    OutputStream text(String name) throws IOException {
        return entry(name, Deflater.DEFAULT_COMPRESSION);
    }

    /** Begins an entry whose bytes are compressed already; closing it ends it. */
    OutputStream picture(String name) throws IOException {
        return entry(name, Deflater.NO_COMPRESSION);
    }

    private OutputStream entry(String name, int level) throws IOException {
        long offset = out.count();
        out.write(ZipRecords.localHeader(name));
        deflater.reset();
        deflater.setLevel(level);
        return new Entry(name, offset);
    }

    /** Ends the zip; nothing can be added any more. */
    void finish() throws IOException {
        long start = out.count();
        directory.copyTo(out);
        out.write(ZipRecords.end(entries, start, out.count() - start));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        directory.close();
    }

    private final class Entry extends OutputStream {

        private final String name;
        private final long offset;
        private final long start = out.count();
        private final CRC32 crc = new CRC32();
        private final DeflaterOutputStream body = new DeflaterOutputStream(out, deflater, BUFFER_BYTES);
        private long size;
        private boolean open = true;

        Entry(String name, long offset) {
            this.name = name;
            this.offset = offset;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            crc.update(bytes, from, length);
            size += length;
            body.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (open) {
                open = false;
                body.finish();
                ZipRecords.Sizes sizes = new ZipRecords.Sizes(crc.getValue(), out.count() - start, size);
                out.write(ZipRecords.descriptor(sizes));
                directory.out().write(ZipRecords.directoryEntry(name, offset, sizes));
                entries++;
            }
        }
    }
}
