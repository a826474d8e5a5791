package io.autotag.blob;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The calls that a blob store makes, over one bucket. What fails is a {@link BlobException} that says what to do. */
final class S3Bucket {

    /** Of a call that moves no content, with all its attempts. */
    static final Duration SHORT_CALL = Duration.ofSeconds(20);

    private final S3Client client;
    private final String name;
    private final S3Failures failures;

    S3Bucket(S3Client client, String name, S3Failures failures) {
        this.client = client;
        this.name = name;
        this.failures = failures;
    }

    /** What is known of an object without reading it. */
    record Seen(long bytes, Instant lastModified) {}

    void check() {
        String attempted = "reach the bucket";
        try {
            client.headBucket(
                    request -> request.bucket(name).overrideConfiguration(call -> call.apiCallTimeout(SHORT_CALL)));
        } catch (AwsServiceException answer) {
            throw answer.statusCode() == 404
                    ? failures.noBucket(attempted, answer)
                    : failures.explain(attempted, answer);
        } catch (SdkException failure) {
            throw failures.explain(attempted, failure);
        }
    }

    /** What is there under the key. An object of a bucket that is gone is not absent: all of them would be. */
    Optional<Seen> find(String key) {
        Optional<Seen> seen = look(key);
        if (seen.isEmpty()) {
            check();
        }
        return seen;
    }

    /** The same, in one call, for those who know that the bucket is there. */
    Optional<Seen> look(String key) {
        return orAbsent("look at " + key, () -> {
            HeadObjectResponse head = client.headObject(request ->
                    request.bucket(name).key(key).overrideConfiguration(call -> call.apiCallTimeout(SHORT_CALL)));
            return new Seen(head.contentLength(), head.lastModified());
        });
    }

    /** The object from its byte at the offset on; fails when it is not any more what the tag says. */
    Optional<ResponseInputStream<GetObjectResponse>> open(String key, long offset, Optional<String> tag) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(name).key(key);
        if (offset > 0) {
            request.range("bytes=" + offset + "-");
        }
        tag.ifPresent(request::ifMatch);
        return orAbsent("read " + key, () -> client.getObject(request.build()));
    }

    /** Whether the text is there now, as a new object; false when there was one already. */
    boolean create(String key, String text) {
        String attempted = "write " + key;
        try {
            client.putObject(
                    request -> request.bucket(name)
                            .key(key)
                            .ifNoneMatch("*")
                            .overrideConfiguration(call -> call.apiCallTimeout(SHORT_CALL)),
                    RequestBody.fromString(text));
            return true;
        } catch (AwsServiceException answer) {
            // 409: another is just creating it.
            if (answer.statusCode() == 412 || answer.statusCode() == 409) {
                return false;
            }
            throw failures.explain(attempted, answer);
        } catch (SdkException failure) {
            throw failures.explain(attempted, failure);
        }
    }

    void delete(String key) {
        attempt(
                "remove " + key,
                () -> client.deleteObject(request ->
                        request.bucket(name).key(key).overrideConfiguration(call -> call.apiCallTimeout(SHORT_CALL))));
    }

    /** All objects under the prefix, a page of a thousand at a time. */
    Stream<S3Object> list(String prefix) {
        return list(prefix, "");
    }

    /** Those behind the key, in the order of the keys. */
    Stream<S3Object> list(String prefix, String after) {
        return Stream.iterate(
                        Optional.of(page(prefix, after, Optional.empty())), Optional::isPresent, page -> page.filter(
                                        some -> Boolean.TRUE.equals(some.isTruncated()))
                                .map(some -> page(prefix, after, Optional.of(some.nextContinuationToken()))))
                .flatMap(page -> page.orElseThrow().contents().stream());
    }

    private ListObjectsV2Response page(String prefix, String after, Optional<String> from) {
        ListObjectsV2Response page = attempt(
                "list the bucket",
                () -> client.listObjectsV2(request -> {
                    request.bucket(name).prefix(prefix);
                    if (!after.isEmpty()) {
                        request.startAfter(after);
                    }
                    from.ifPresent(request::continuationToken);
                }));
        if (Boolean.TRUE.equals(page.isTruncated()) && !goesOn(page, from)) {
            throw new BlobException(
                    BlobError.UNAVAILABLE,
                    "The bucket \"" + name
                            + "\" cannot be listed: its store says that there is more, and does not go on.");
        }
        return page;
    }

    /** A store that has more and does not get on would be asked for ever. */
    private static boolean goesOn(ListObjectsV2Response page, Optional<String> from) {
        String next = page.nextContinuationToken();
        return next != null
                && !from.equals(Optional.of(next))
                && !page.contents().isEmpty();
    }

    /** Ends uploads in parts that began before then and were never completed. */
    void abortUploadsBefore(String prefix, Instant time) {
        attempt("end uploads that broke off", () -> {
            client.listMultipartUploadsPaginator(request -> request.bucket(name).prefix(prefix)).uploads().stream()
                    .filter(upload -> upload.initiated().isBefore(time))
                    .forEach(upload -> client.abortMultipartUpload(
                            request -> request.bucket(name).key(upload.key()).uploadId(upload.uploadId())));
            return name;
        });
    }

    /** Has the client do something, and explains what fails. */
    <T> T attempt(String attempted, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw failures.explain(attempted, failure);
        }
    }

    private <T> Optional<T> orAbsent(String attempted, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AwsServiceException answer) {
            if (!S3Failures.isAbsence(answer)) {
                throw failures.explain(attempted, answer);
            }
            return Optional.empty();
        } catch (SdkException failure) {
            throw failures.explain(attempted, failure);
        }
    }

    S3Client client() {
        return client;
    }

    String name() {
        return name;
    }
}
