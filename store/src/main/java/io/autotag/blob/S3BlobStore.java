package io.autotag.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Blobs as objects of a bucket. What is put is written to a file in the temporary folder of this machine first, as its
 * name is known only at its end; the file has no name and goes with the process.
 */
final class S3BlobStore implements BlobStore {

    private static final long PART_BYTES = 64L << 20;

    private static final String OWNER = "installation";
    private static final String REMOVING = "removing/";
    private static final int MOST_PUTS = 5;

    private final S3Place place;
    private final S3Bucket bucket;
    private final S3Upload upload;
    private final S3Removal removal;

    S3BlobStore(S3Place place, S3Bucket bucket, long partBytes) {
        this.place = place;
        this.bucket = bucket;
        this.upload = new S3Upload(bucket, partBytes);
        this.removal = new S3Removal(bucket);
    }

    static S3BlobStore open(BlobSettings settings) {
        S3Place place = S3Place.of(settings.place());
        return new S3BlobStore(
                place,
                S3Connection.open(
                        settings, place, DefaultCredentialsProvider.builder().build()),
                PART_BYTES);
    }

    @Override
    public StoredBlob put(InputStream source, long maxBytes) throws IOException {
        return write(source::transferTo, maxBytes);
    }

    @Override
    public StoredBlob write(BlobContent content, long maxBytes) throws IOException {
        Path name = Files.createTempFile("autotag-blob", "");
        try (FileChannel file = FileChannel.open(
                name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            StoredBlob blob = BlobOutput.write(file, content, maxBytes);
            keep(file, blob);
            return blob;
        }
    }

    private void keep(FileChannel file, StoredBlob blob) {
        String key = key(blob.sha256());
        for (int put = 0; put < MOST_PUTS; put++) {
            upload.send(file, blob, key);
            if (removal.stays(key, mark(blob.sha256()))) {
                return;
            }
        }
        throw new BlobException(
                BlobError.UNAVAILABLE, "Unable to keep " + key + ", which is being removed again and again.");
    }

    @Override
    public InputStream open(String sha256) {
        String key = key(sha256);
        return bucket.open(key, 0, Optional.empty())
                .map(content -> new S3Input(bucket, key, content))
                .orElseThrow(() -> {
                    // Whatever stands before a store that is away answers 404 too.
                    bucket.check();
                    return missing(sha256);
                });
    }

    @Override
    public long size(String sha256) {
        return bucket.find(key(sha256)).orElseThrow(() -> missing(sha256)).bytes();
    }

    @Override
    public boolean contains(String sha256) {
        return bucket.find(key(sha256)).isPresent();
    }

    @Override
    public Stream<String> lastPutBefore(Instant time) {
        return bucket.list(place.folder())
                .filter(object -> S3Removal.isBefore(object.lastModified(), time))
                .map(object -> object.key().substring(place.folder().length()))
                .filter(BlobNames::isPlace)
                .map(BlobNames::at);
    }

    @Override
    public void removeUnfinishedBefore(Instant time) {
        bucket.abortUploadsBefore(place.folder(), time);
        bucket.list(place.key(REMOVING))
                .filter(mark -> S3Removal.isBefore(mark.lastModified(), time))
                .forEach(mark -> bucket.delete(mark.key()));
    }

    @Override
    public String claim(String installation) {
        String key = place.key(OWNER);
        Optional<String> owner = text(key);
        if (owner.isEmpty()) {
            bucket.create(key, installation + "\n");
            owner = text(key);
        }
        return owner.orElseThrow(
                () -> new BlobException(BlobError.UNAVAILABLE, "The object " + key + " was removed: try again."));
    }

    @Override
    public void removeLastPutBefore(String sha256, Instant time) {
        removal.remove(key(sha256), mark(sha256), time);
    }

    @Override
    public void check() {
        bucket.check();
    }

    private Optional<String> text(String key) {
        return bucket.open(key, 0, Optional.empty()).map(content -> {
            try (InputStream text = content) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private String key(String sha256) {
        return place.key(BlobNames.place(sha256));
    }

    private String mark(String sha256) {
        return place.key(REMOVING + sha256);
    }

    private static BlobException missing(String sha256) {
        return new BlobException(BlobError.NOT_FOUND, "There is no blob " + sha256 + ".");
    }
}
