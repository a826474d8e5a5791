package io.autotag.activity;

import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.blob.BlobStore;
import io.autotag.blob.Digests;
import io.autotag.model.ModelError;
import io.autotag.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * Model files on the local disk, where ONNX Runtime can map them. Each has a folder of its own, so that a model that
 * names other files finds none of another model. Thread-safe; several processes may share the folder.
 */
final class ModelFiles {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final String NAME = "model.onnx";

    private final Path folder;
    private final BlobStore blobs;
    private final ModelShelf shelf;

    /**
     * @param folder kept between starts; made when it is not there
     * @param keptBytes of model files, before the least recently used go
     */
    ModelFiles(Path folder, BlobStore blobs, long keptBytes) {
        this.folder = folder;
        this.blobs = blobs;
        this.shelf = new ModelShelf(folder, keptBytes);
    }

    /**
     * The file, fetched where it is not there yet; in both cases its content has been checked.
     *
     * @throws ModelException when the blob store does not have it, or has something else under its name
     */
    Path fetch(String sha256) {
        try {
            Path file = file(sha256);
            if (!isWhole(file, sha256)) {
                download(sha256, file);
                shelf.trim();
            }
            ModelShelf.use(file);
            return file;
        } catch (IOException failure) {
            throw notKept(failure);
        }
    }

    /**
     * Hands the file to the use. A copy that was not there before is gone afterwards: a look at a model leaves nothing behind.
     * It has a folder of its own, so that whoever fetches the same model meanwhile keeps theirs.
     *
     * @throws ModelException as {@link #fetch} does
     */
    <T> T lend(String sha256, Function<Path, T> use) {
        try {
            Path kept = file(sha256);
            return isWhole(kept, sha256) ? use.apply(kept) : lendCopy(sha256, use);
        } catch (IOException failure) {
            throw notKept(failure);
        }
    }

    private <T> T lendCopy(String sha256, Function<Path, T> use) throws IOException {
        Files.createDirectories(folder);
        Path own = Files.createTempDirectory(folder, "look");
        Path copy = own.resolve(NAME);
        try {
            return use.apply(download(sha256, copy));
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(own);
        }
    }

    private Path file(String sha256) {
        return folder.resolve(sha256).resolve(NAME);
    }

    /** Whether the file is a model's own, not one that was unpacked or left beside it. */
    static boolean isModel(Path file) {
        return file.endsWith(NAME);
    }

    private static boolean isWhole(Path file, String sha256) throws IOException {
        return Files.exists(file) && sha256.equals(hash(Files.newInputStream(file)));
    }

    private UncheckedIOException notKept(IOException failure) {
        return new UncheckedIOException("Unable to keep the model's file in " + folder + ".", failure);
    }

    private Path download(String sha256, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "model", ".part");
        try {
            try (InputStream content = open(sha256)) {
                Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!sha256.equals(hash(Files.newInputStream(part)))) {
                throw new ModelException(
                        ModelError.FILE, "The model's file is damaged in the blob store: add the model again.");
            }
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private InputStream open(String sha256) {
        try {
            return blobs.open(sha256);
        } catch (BlobException failure) {
            if (failure.code() == BlobError.NOT_FOUND) {
                throw new ModelException(
                        ModelError.FILE, "The model's file is missing in the blob store: add the model again.");
            }
            throw failure;
        }
    }

    private static String hash(InputStream content) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = new DigestInputStream(content, digest)) {
            while (in.read(buffer) >= 0) {
                // reading is hashing
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
