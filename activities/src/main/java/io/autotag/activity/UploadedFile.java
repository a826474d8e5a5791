package io.autotag.activity;

import io.autotag.blob.BlobException;
import io.autotag.blob.BlobStore;
import io.autotag.image.ImageException;
import io.autotag.image.ImageHeader;
import io.autotag.image.ImageProblem;
import io.autotag.store.NewItem;
import io.autotag.store.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What an upload is as an item: its size and format come from its header, when it has one. */
final class UploadedFile {

    /** Enough of nearly every file. */
    private static final int FIRST_BYTES = 256 * 1024;

    /** For pictures that keep their header further behind; an ingest has little memory and many files to look at. */
    private static final int MOST_BYTES = 4 << 20;

    /** What is no picture, or not for us, is nothing a browser should guess about. */
    private static final String UNKNOWN = "application/octet-stream";

    private final BlobStore blobs;

    UploadedFile(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Every upload becomes an item; one that is no picture fails later, in the runs over it, where people look for it. */
    NewItem toItem(Upload upload) {
        String sha256 = Objects.requireNonNull(upload.blobSha256(), "the upload has not arrived");
        long bytes = Objects.requireNonNull(upload.bytes(), "the upload has not arrived");
        Optional<ImageHeader> header = header(sha256, bytes);
        return new NewItem(
                upload.path(),
                sha256,
                header.map(ImageHeader::width).orElse(null),
                header.map(ImageHeader::height).orElse(null),
                header.map(UploadedFile::contentType).orElse(UNKNOWN),
                bytes,
                "{}");
    }

    private Optional<ImageHeader> header(String sha256, long bytes) {
        try {
            return Optional.of(ImageHeader.read(beginning(sha256, FIRST_BYTES)));
        } catch (ImageException noHeader) {
            boolean cutOff = noHeader.problem() == ImageProblem.UNREADABLE && bytes > FIRST_BYTES;
            return cutOff ? furtherBehind(sha256) : Optional.empty();
        }
    }

    private Optional<ImageHeader> furtherBehind(String sha256) {
        try {
            return Optional.of(ImageHeader.read(beginning(sha256, MOST_BYTES)));
        } catch (ImageException noHeader) {
            return Optional.empty();
        }
    }

    /** Nothing where the file is missing. */
    private byte[] beginning(String sha256, int most) {
        try (InputStream content = blobs.open(sha256)) {
            return content.readNBytes(most);
        } catch (BlobException failure) {
            if (failure.isMissing()) {
                return new byte[0];
            }
            throw failure;
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to read blob " + sha256 + ".", failure);
        }
    }

    static String contentType(ImageHeader header) {
        return "image/" + header.format().name().toLowerCase(Locale.ROOT);
    }
}
