package io.autotag.ops.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what comes from the server beside its place until all of it is there. */
final class PartFile {

    /** What is written. */
    interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    private PartFile() {}

    /**
     * Writes a file as a whole; where that fails nothing is left.
     *
     * @param how says whether one that is there is replaced
     */
    static void write(Path target, Source source, CopyOption... how) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        OutputStream out = Files.newOutputStream(part);
        try {
            try (out) {
                source.writeTo(out);
            }
            Files.move(part, target, how);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
