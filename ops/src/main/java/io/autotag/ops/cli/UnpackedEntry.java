package io.autotag.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One entry of an archive as a file: the whole of what the archive lists, or nothing.
 *
 * @param target where the file will be
 */
record UnpackedEntry(ZipFile zip, ZipEntry entry, Path target) {

    private static final String DAMAGED = "the archive is damaged there.";

    /** The archive, and not the disk, is at fault. */
    private static final class DamagedException extends Exception {

        private static final long serialVersionUID = 1;

        DamagedException(String sentence) {
            super(sentence);
        }
    }

    /**
     * @param stop is run before each piece, and may end it all with an exception
     * @return why there is no file
     * @throws IOException when the disk does not take it
     */
    Optional<String> unpack(Runnable stop) throws IOException {
        boolean whole = false;
        try (InputStream in = open()) {
            copy(in, stop);
            whole = true;
            return Optional.empty();
        } catch (DamagedException refused) {
            return Optional.ofNullable(refused.getMessage());
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    private InputStream open() throws DamagedException {
        try {
            return zip.getInputStream(entry);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Java checks neither the length nor the sum of what is stored as it is. */
    private void copy(InputStream in, Runnable stop) throws IOException, DamagedException {
        byte[] buffer = new byte[64 << 10];
        CRC32 sum = new CRC32();
        long written = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                written += read;
                if (written > entry.getSize()) {
                    throw new DamagedException(DAMAGED);
                }
                stop.run();
                sum.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (written != entry.getSize() || sum.getValue() != entry.getCrc()) {
            throw new DamagedException(DAMAGED);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws DamagedException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static DamagedException unreadable(IOException failure) {
        DamagedException damaged = new DamagedException("it cannot be unpacked: " + failure.getMessage() + ".");
        damaged.initCause(failure);
        return damaged;
    }
}
