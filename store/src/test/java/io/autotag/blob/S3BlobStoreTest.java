package io.autotag.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a real S3 server over a folder. */
@Tag("faults")
final class S3BlobStoreTest extends BlobStoreContract {

    /** As small as parts may be. */
    private static final int PART = 5 << 20;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static TestS3Server server;

    private String place;
    private BlobStore blobs;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(
                TestS3Server.program().isPresent(),
                "\"ops/autotag install-s3\" was not called, so the S3 store was not tested");
        server = TestS3Server.start(folder);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        place = "test" + NUMBER.incrementAndGet();
        blobs = store(TestS3Server.BUCKET, server.endpoint(), TestS3Server.credentials());
    }

    @Override
    BlobStore blobs() {
        return blobs;
    }

    @Override
    Path folder() {
        return server.files(place);
    }

    @Test
    void sendsInPartsWhatIsLarge() throws IOException {
        byte[] large = large();
        StoredBlob blob = blobs.put(new ByteArrayInputStream(large), large.length);
        assertThat(blob.bytes()).isEqualTo(large.length);
        assertThat(blobs.size(blob.sha256())).isEqualTo(large.length);
        assertThat(blobs.read(blob.sha256())).isEqualTo(large);
        assertThat(server.client()
                        .headObject(
                                request -> request.bucket(TestS3Server.BUCKET).key(key(blob.sha256())))
                        .eTag())
                .endsWith("-3\"");
    }

    @Test
    void goesOnReadingWhereAConnectionBroke() throws IOException {
        byte[] large = large();
        String name = blobs.put(new ByteArrayInputStream(large), large.length).sha256();
        try (CuttingProxy proxy = new CuttingProxy(server.endpoint(), 3, 2_000_000);
                InputStream content = store(TestS3Server.BUCKET, proxy.endpoint(), TestS3Server.credentials())
                        .open(name)) {
            assertThat(content.readAllBytes()).isEqualTo(large);
            assertThat(proxy.cutsLeft()).isZero();
        }
    }

    @Test
    void givesUpReadingWhatBreaksAtOnceAgainAndAgain() throws IOException {
        byte[] large = large();
        String name = blobs.put(new ByteArrayInputStream(large), large.length).sha256();
        try (CuttingProxy proxy = new CuttingProxy(server.endpoint(), Integer.MAX_VALUE, 0)) {
            BlobStore cut = store(TestS3Server.BUCKET, proxy.endpoint(), TestS3Server.credentials());
            assertThatThrownBy(() -> cut.read(name))
                    .isInstanceOfSatisfying(BlobException.class, S3BlobStoreTest::isForTheOperator);
        }
    }

    @Test
    void aPutThatMeetsARemovalPutsAgain() throws Exception {
        mark(SHA_OF_ABC);
        CompletableFuture<StoredBlob> put = CompletableFuture.supplyAsync(this::putAbc);
        while (!blobs.contains(SHA_OF_ABC)) {
            Thread.sleep(5);
        }
        Thread.sleep(300);
        assertThat(put).isNotDone();
        remove(key(SHA_OF_ABC));
        assertThat(put.get(10, TimeUnit.SECONDS).sha256()).isEqualTo(SHA_OF_ABC);
        assertThat(blobs.contains(SHA_OF_ABC)).isTrue();
    }

    @Test
    void aPutDoesNotWaitForARemovalThatDied() throws IOException {
        mark(SHA_OF_ABC);
        age("removing/" + SHA_OF_ABC);
        assertThat(putAbc().sha256()).isEqualTo(SHA_OF_ABC);
    }

    @Test
    void oneRemovesAtATimeAndADeadOneIsForgottenInTheEnd() throws IOException {
        putAbc();
        age("ba/" + SHA_OF_ABC);
        mark(SHA_OF_ABC);
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        blobs.removeLastPutBefore(SHA_OF_ABC, anHourAgo);
        assertThat(blobs.contains(SHA_OF_ABC)).isTrue();
        age("removing/" + SHA_OF_ABC);
        blobs.removeUnfinishedBefore(anHourAgo);
        blobs.removeLastPutBefore(SHA_OF_ABC, anHourAgo);
        assertThat(files()).isEmpty();
    }

    @Test
    void endsUploadsThatBrokeOff() {
        S3Client client = server.client();
        client.createMultipartUpload(
                request -> request.bucket(TestS3Server.BUCKET).key(key(SHA_OF_ABC)));
        blobs.removeUnfinishedBefore(Instant.now().minusSeconds(3600));
        assertThat(uploads(client)).isEqualTo(1);
        blobs.removeUnfinishedBefore(Instant.now().plusSeconds(3600));
        assertThat(uploads(client)).isZero();
    }

    @Test
    void doesNotTakeAMissingBucketForMissingBlobs() {
        BlobStore none = store("no-such-bucket", server.endpoint(), TestS3Server.credentials());
        assertThatThrownBy(none::check).hasMessageContaining("has no bucket \"no-such-bucket\": create it");
        assertThatThrownBy(() -> none.size(SHA_OF_ABC))
                .isInstanceOfSatisfying(BlobException.class, S3BlobStoreTest::isForTheOperator);
        assertThatThrownBy(() -> none.open(SHA_OF_ABC)).hasMessageContaining("has no bucket");
        assertThatThrownBy(() -> none.put(InputStream.nullInputStream(), 1)).hasMessageContaining("has no bucket");
    }

    @Test
    void saysWhenTheCredentialsAreWrong() {
        BlobStore theirs = store(TestS3Server.BUCKET, server.endpoint(), TestS3Server.wrongCredentials());
        assertThatThrownBy(() -> theirs.read(SHA_OF_ABC))
                .isInstanceOfSatisfying(BlobException.class, S3BlobStoreTest::isForTheOperator)
                .hasMessageContaining("does not know the credentials")
                .hasMessageContaining("AWS_ACCESS_KEY_ID");
    }

    /** This server says 404 to them. */
    @Test
    void doesNotTakeAStrangersCredentialsForMissingBlobs() {
        AwsCredentialsProvider stranger = StaticCredentialsProvider.create(AwsBasicCredentials.create("stranger", "x"));
        BlobStore theirs = store(TestS3Server.BUCKET, server.endpoint(), stranger);
        assertThatThrownBy(() -> theirs.read(SHA_OF_ABC))
                .isInstanceOfSatisfying(BlobException.class, S3BlobStoreTest::isForTheOperator);
    }

    @Test
    void saysWhenTheCredentialsDoNotSuffice() {
        BlobStore nobodys = store(TestS3Server.BUCKET, server.endpoint(), AnonymousCredentialsProvider.create());
        assertThatThrownBy(() -> nobodys.read(SHA_OF_ABC))
                .hasMessageContaining("denies access to the bucket")
                .hasMessageContaining("s3:GetObject");
    }

    @Test
    void saysWhenNothingAnswers() {
        BlobStore nowhere = store(TestS3Server.BUCKET, URI.create("http://127.0.0.1:1"), TestS3Server.credentials());
        assertThatThrownBy(nowhere::check)
                .isInstanceOfSatisfying(BlobException.class, S3BlobStoreTest::isForTheOperator)
                .hasMessageContaining("http://127.0.0.1:1 does not answer")
                .hasMessageContaining("AUTOTAG_S3_ENDPOINT");
    }

    private BlobStore store(String bucket, URI endpoint, AwsCredentialsProvider credentials) {
        S3Place where = new S3Place(bucket, place + "/");
        BlobSettings settings =
                BlobSettings.of("s3://" + bucket + "/" + place, Map.of("AUTOTAG_S3_ENDPOINT", endpoint.toString()));
        return new S3BlobStore(where, S3Connection.open(settings, where, credentials), PART);
    }

    private StoredBlob putAbc() {
        try {
            return put("abc");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As another process that is removing the blob. */
    private void mark(String name) {
        server.client()
                .putObject(
                        request -> request.bucket(TestS3Server.BUCKET).key(place + "/removing/" + name),
                        RequestBody.empty());
    }

    private void remove(String key) {
        S3Client client = server.client();
        client.deleteObject(request -> request.bucket(TestS3Server.BUCKET).key(key));
        client.deleteObject(request -> request.bucket(TestS3Server.BUCKET).key(place + "/removing/" + SHA_OF_ABC));
    }

    private String key(String name) {
        return place + "/" + BlobNames.place(name);
    }

    private long uploads(S3Client client) {
        return client.listMultipartUploads(
                        request -> request.bucket(TestS3Server.BUCKET).prefix(place))
                .uploads()
                .size();
    }

    private static byte[] large() {
        byte[] large = new byte[2 * PART + 1_000_000];
        new Random(1).nextBytes(large);
        return large;
    }

    private static void isForTheOperator(BlobException failure) {
        assertThat(failure.code()).isEqualTo(BlobError.UNAVAILABLE);
    }
}
