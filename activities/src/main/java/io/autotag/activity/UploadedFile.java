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

    /** What is no picture, or not for us, is nothing a browser should guess about. */
    private static final String UNKNOWN = "application/octet-stream";

    private final BlobStore blobs;
    private final Pictures pictures;

    /** @param pictures for those whose beginning is not enough */
    UploadedFile(BlobStore blobs, Pictures pictures) {
        this.blobs = blobs;
        this.pictures = pictures;
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
        byte[] beginning = beginning(sha256);
        boolean isWhole = beginning.length == bytes;
        try {
            ImageHeader header = ImageHeader.read(beginning);
            boolean isEnough = isWhole || ImageHeader.isEnough(beginning);
            return isEnough ? Optional.of(header) : ofWhole(sha256).or(() -> Optional.of(header));
        } catch (ImageException noHeader) {
            boolean mayFollow = noHeader.problem() == ImageProblem.UNREADABLE && !isWhole;
            return mayFollow ? ofWhole(sha256) : Optional.empty();
        }
    }

    /** Nothing of a file that is too large for runs too. */
    private Optional<ImageHeader> ofWhole(String sha256) {
        try (Picture picture = pictures.fetch(sha256)) {
            return Optional.of(ImageHeader.read(picture.bytes()));
        } catch (ItemRefusal | ImageException noHeader) {
            return Optional.empty();
        }
    }

    /** Nothing where the file is missing. */
    private byte[] beginning(String sha256) {
        try (InputStream content = blobs.open(sha256)) {
            return content.readNBytes(FIRST_BYTES);
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
