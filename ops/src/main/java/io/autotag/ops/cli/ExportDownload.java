package io.autotag.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** Fetches the file of an export: it is there whole or not at all. */
final class ExportDownload {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final ApiClient api;
    private final boolean overwrite;

    /** @param overwrite whether a file of the name may be replaced */
    ExportDownload(ApiClient api, boolean overwrite) {
        this.api = api;
        this.overwrite = overwrite;
    }

    /** What the file is called where nobody says otherwise. */
    static Path nameOf(ExportView export) {
        String plain = Fields.text(export.json(), "name").replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        String stem = plain.replaceAll("^[-.]+|[-.]+$", "").toLowerCase(Locale.ROOT);
        return Path.of((stem.isEmpty() ? "export" : stem) + ".zip");
    }

    /** @throws CliException when the file is there and may not be replaced */
    void requireFree(Path target) {
        if (!overwrite && Files.exists(target)) {
            throw CliException.refused(
                    target + " is there already: choose another with --file, or replace it with --overwrite.");
        }
    }

    /** Draws a progress bar meanwhile. */
    void fetch(ExportView export, Path target, Console console) {
        requireFree(target);
        if (export.downloadUrl().isEmpty()) {
            throw CliException.refused("The export " + export.uid() + " has no file: it is " + export.sentence() + ".");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = api.download(export.downloadUrl())) {
            copy(in, part, export.count("bytes"), console);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to write " + target, failure);
        } finally {
            console.progressDone();
        }
    }

    private static void copy(InputStream in, Path part, long bytes, Console console) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long done = 0;
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                done += read;
                console.progress(
                        new Progress("fetching", done, Math.max(done, bytes), 0, Optional.empty(), Optional.empty()));
            }
        }
        if (done != bytes) {
            Files.delete(part);
            throw CliException.refused("The file broke off after " + done + " of " + bytes
                    + " bytes: fetch it again with \"autotag exports fetch\".");
        }
    }
}
