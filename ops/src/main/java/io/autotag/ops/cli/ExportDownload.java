package io.autotag.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * To be called before anything is asked of the server: an export may take long.
     *
     * @param file where the zip goes; null where the export's name will say that, in the working folder
     * @throws CliException when the file cannot be written, or is there and may not be replaced
     */
    void requireRoom(@Nullable Path file) {
        if (file == null) {
            requireFolder(Path.of(""));
        } else {
            requireFree(file);
        }
    }

    private void requireFree(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            // A device or a folder would be gone for good, and be of no use as a zip.
            if (!Files.isRegularFile(target)) {
                throw CliException.refused(
                        target + " is there already and no regular file: choose another with --file.");
            }
            if (!overwrite) {
                throw CliException.refused(
                        target + " is there already: choose another with --file, or replace it with --overwrite.");
            }
        }
        requireFolder(target.resolveSibling(""));
    }

    private static void requireFolder(Path folder) {
        Path named = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(named)) {
            throw CliException.refused(
                    "There is no folder " + named + " for the zip: make it, or choose another with --file.");
        }
        if (!Files.isWritable(named)) {
            throw CliException.refused(
                    "Nothing can be written to the folder " + named + ": choose another with --file.");
        }
    }

    /** Draws a progress bar meanwhile. */
    void fetch(ExportView export, Path target, Console console) {
        requireFree(target);
        if (export.downloadUrl().isEmpty()) {
            throw CliException.refused("The export " + export.uid() + " has no file: it is " + export.sentence() + ".");
        }
        try (InputStream in = api.download(export.downloadUrl())) {
            PartFile.write(
                    target, out -> copy(in, out, export.count("bytes"), console), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new CliException(
                    CliException.Code.REFUSED,
                    "The export could not be fetched to " + target + ": " + failure.getMessage()
                            + ". What was exported is kept: fetch it with \"autotag exports fetch " + export.uid()
                            + "\".",
                    failure);
        } finally {
            console.progressDone();
        }
    }

    private static void copy(InputStream in, OutputStream out, long bytes, Console console) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long done = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            done += read;
            console.progress(
                    new Progress("fetching", done, Math.max(done, bytes), 0, Optional.empty(), Optional.empty()));
        }
        if (done != bytes) {
            throw CliException.refused("The file broke off after " + done + " of " + bytes
                    + " bytes: fetch it again with \"autotag exports fetch\".");
        }
    }
}
