package io.autotag.ops.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Which entries of an archive are unpacked into a folder, by what the archive lists of them. */
record EntryRules(Path folder) {

    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_TIMES = 200;
    private static final int MOST_OF_A_NAME = 255;
    private static final int MOST_OF_A_PATH = 1024;

    /** Small files shrink as they like. */
    private static final long HARMLESS = 1 << 20;

    /** A sentence about why it is left out. */
    Optional<String> objection(ZipEntry entry) {
        String name = entry.getName();
        if (ZipName.isOne(name)) {
            return Optional.of("an archive in an archive is not unpacked.");
        }
        if (name.contains("\\") || !isInside(name)) {
            return Optional.of("its name leads out of the archive.");
        }
        if (isTooLong(name)) {
            return Optional.of("its name is too long.");
        }
        if (entry.getSize() > MOST_BYTES) {
            return Optional.of("it is larger than " + Texts.bytes(MOST_BYTES) + ".");
        }
        if (entry.getSize() > Math.max(HARMLESS, entry.getCompressedSize() * MOST_TIMES)) {
            return Optional.of("it grows beyond all measure when it is unpacked.");
        }
        return Optional.empty();
    }

    private boolean isInside(String name) {
        try {
            Path target = folder.resolve(name);
            return target.equals(target.normalize()) && target.startsWith(folder) && !target.equals(folder);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isTooLong(String name) {
        return bytes(name) > MOST_OF_A_PATH
                || Stream.of(name.split("/", -1)).anyMatch(part -> bytes(part) > MOST_OF_A_NAME);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
