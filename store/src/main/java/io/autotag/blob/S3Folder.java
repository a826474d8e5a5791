package io.autotag.blob;

import java.io.InputStream;
import java.net.URI;
import java.util.Iterator;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A folder of somebody's bucket, to read from. Thread-safe. What fails is a {@link BlobException} with a sentence for
 * whoever named the bucket.
 */
public final class S3Folder implements AutoCloseable {

    private final S3Client client;
    private final S3Bucket bucket;
    private final String folder;

    private S3Folder(S3Client client, S3Bucket bucket, String folder) {
        this.client = client;
        this.bucket = bucket;
        this.folder = folder;
    }

    /**
     * Where the folder is.
     *
     * @param folder empty, or ending with a slash
     * @param endpoint of a store that is not Amazon's
     * @param region empty: any, for stores that know none
     */
    public record Place(String bucket, String folder, Optional<URI> endpoint, Optional<String> region) {}

    /** Who reads. */
    public enum Reader {
        ANYBODY,
        /** The keys that are given. */
        KEYS,
        /** This process, with what its environment gives it. */
        PROCESS
    }

    /** An object: its name in the folder, what the store says of its version, and its size. */
    public record Entry(String name, String tag, long bytes) {}

    /** An object's bytes, to be closed, and how many there are; less than 0 where the store does not say. */
    public record Opened(InputStream content, long bytes) {}

    /** @param key and secret count for {@link Reader#KEYS} only */
    public static S3Folder open(Place place, Reader reader, String key, String secret, S3Transport transport) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(place.region().orElse("us-east-1")))
                .credentialsProvider(credentials(reader, key, secret))
                .forcePathStyle(place.endpoint().isPresent())
                .httpClient(new S3TransportClient(transport))
                .overrideConfiguration(all -> all.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        place.endpoint().ifPresent(builder::endpointOverride);
        S3Client client = builder.build();
        String store = place.endpoint().map(URI::toString).orElse("Amazon S3");
        S3Failures failures = new S3Failures(place.bucket(), "The object store " + store, S3Hints.OF_SOURCES);
        return new S3Folder(client, new S3Bucket(client, place.bucket(), failures), place.folder());
    }

    private static AwsCredentialsProvider credentials(Reader reader, String key, String secret) {
        return switch (reader) {
            case ANYBODY -> AnonymousCredentialsProvider.create();
            case KEYS -> StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret));
            case PROCESS -> DefaultCredentialsProvider.builder().build();
        };
    }

    /** The objects behind the name, in the order of the store; empty: all. */
    public Iterator<Entry> list(String after) {
        return bucket.list(folder, after.isEmpty() ? "" : folder + after)
                .filter(object -> object.key().length() > folder.length())
                .map(this::entry)
                .iterator();
    }

    private Entry entry(S3Object object) {
        return new Entry(
                object.key().substring(folder.length()), object.eTag() + " " + object.lastModified(), object.size());
    }

    /**
     * Opens an object, in one request: where the connection breaks, the content does too. Whose store it is may let it
     * break without end.
     *
     * @return empty when there is no such object
     */
    public Optional<Opened> open(String name) {
        return bucket.open(folder + name, 0, Optional.empty())
                .map(content -> new Opened(
                        content,
                        Optional.ofNullable(content.response().contentLength()).orElse(-1L)));
    }

    @Override
    public void close() {
        client.close();
    }
}
