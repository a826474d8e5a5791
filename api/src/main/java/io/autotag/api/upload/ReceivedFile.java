package io.autotag.api.upload;

import io.autotag.api.error.ApiException;
import io.autotag.api.upload.MultipartReader.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;

/** The part {@code file} of a form, on this machine's disk for as long as it is needed. */
public final class ReceivedFile implements AutoCloseable {

    private static final String FILE = "file";

    private final Path path;

    private ReceivedFile(Path path) {
        this.path = path;
    }

    /** @param mostBytes the largest file that is taken */
    public static ReceivedFile of(InputStream body, Optional<String> contentType, long mostBytes) throws IOException {
        Part part = new MultipartReader(body, contentType)
                .next()
                .filter(first -> first.name().equals(FILE))
                .orElseThrow(() -> ApiException.badField(FILE, "The form has no part of this name."));
        ReceivedFile file = new ReceivedFile(Files.createTempFile("autotag-received-", ".tmp"));
        boolean whole = false;
        try (InputStream content = new LimitedStream(part.content(), mostBytes, OptionalLong.empty())) {
            Files.copy(content, file.path, StandardCopyOption.REPLACE_EXISTING);
            whole = true;
        } finally {
            if (!whole) {
                file.close();
            }
        }
        return file;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
