package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.blob.TestS3Server;
import io.autotag.egress.EgressRules;
import io.autotag.secret.SecretBox;
import io.autotag.store.ScanState;
import io.autotag.store.Source;
import io.autotag.store.SourceKind;
import io.autotag.store.SourceScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server over a folder. */
final class S3ReaderTest {

    private static final SecretBox BOX = new SecretBox(new byte[32], Source.PURPOSE);

    @TempDir
    private static Path folder;

    private static TestS3Server server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(
                TestS3Server.program().isPresent(),
                "\"ops/autotag install-s3\" was not called, so sources in buckets were not tested");
        server = TestS3Server.start(folder);
        for (String name : List.of("in/b.jpg", "in/a/1.jpg", "in/notes.txt", "in/.hidden.jpg", "other/c.jpg")) {
            Path file = server.files(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void listsAndReadsTheFolderOfTheBucketThroughTheOneWayOut() throws IOException {
        try (SourceReaders readers = readers("127.0.0.0/8")) {
            SourceReader reader = readers.open(source("in", keys("")));
            assertThat(paths(reader.list(""))).containsExactly("a/1.jpg", "b.jpg");
            assertThat(paths(reader.list("a/1.jpg"))).containsExactly("b.jpg");
            SourceEntry entry = reader.list("a/0").next();
            try (SourceContent content = reader.open(entry, null).orElseThrow()) {
                assertThat(content.stream().readAllBytes()).asString().isEqualTo("in/a/1.jpg");
                assertThat(content.bytes()).isEqualTo(10);
            }
            assertThat(reader.open(entry, entry.tag())).isEmpty();
        }
    }

    @Test
    void whatIsGoneIsToldAndWrongKeysAreToo() {
        try (SourceReaders readers = readers("127.0.0.0/8")) {
            SourceReader reader = readers.open(source("in", keys("")));
            assertThatThrownBy(() -> reader.open(new SourceEntry("gone.jpg", null, null, 1), null))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("not in the bucket any more");
        }
        try (SourceReaders readers = readers("127.0.0.0/8")) {
            assertThatThrownBy(() -> readers.open(source("in", keys("!"))).list(""))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("give the source the right keys");
        }
    }

    @Test
    void aStoreInTheOwnNetworkIsNotCalledUnlessTheOperatorSaysSo() {
        try (SourceReaders readers = readers("")) {
            assertThatThrownBy(() -> readers.open(source("in", keys(""))).list(""))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("AUTOTAG_EGRESS_NETWORKS");
        }
    }

    @Test
    void keysAreOfNoUseForAnotherPlace() {
        Source own = source("in", keys(""));
        Source moved = new Source(
                own.id(),
                own.uid(),
                1,
                1,
                "s",
                SourceKind.S3,
                own.location(),
                "http://127.0.0.1:1/",
                null,
                own.sealed(),
                null,
                false,
                null,
                own.scan(),
                own.createdAt(),
                own.updatedAt());
        try (SourceReaders readers = readers("127.0.0.0/8")) {
            assertThatThrownBy(() -> readers.open(moved)).hasMessageContaining("cannot be opened");
        }
    }

    private static SourceReaders readers(String networks) {
        return new SourceReaders(SourceSettings.of("", "", EgressRules.of(true, networks), Optional.of(BOX)));
    }

    private static KeyAccess keys(String wrong) {
        Map<String, String> variables = server.variables("");
        return new KeyAccess(
                variables.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                variables.getOrDefault("AWS_SECRET_ACCESS_KEY", "") + wrong);
    }

    private static Source source(String place, KeyAccess keys) {
        String location = "s3://" + TestS3Server.BUCKET + "/" + place;
        String endpoint = server.endpoint().toString();
        String owner = Source.owner("uid", SourceKind.S3, location, endpoint);
        SourceScan scan = new SourceScan(0, ScanState.NEVER, "", null, null, 0, 0, 0, 0, 0, null);
        return new Source(
                1,
                "uid",
                1,
                1,
                "s",
                SourceKind.S3,
                location,
                endpoint,
                null,
                BOX.seal(owner, keys.sealable()),
                null,
                false,
                null,
                scan,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static List<String> paths(SourceReader.Listing listing) {
        List<String> paths = new ArrayList<>();
        listing.forEachRemaining(entry -> {
            if (entry.isPicture()) {
                paths.add(entry.path());
            }
        });
        return paths;
    }
}
