package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.blob.TestS3Server;
import io.autotag.egress.EgressRules;
import io.autotag.secret.SecretBox;
import io.autotag.store.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server over a folder. */
@Tag("faults")
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
            assertThat(TestSources.paths(reader.list(""))).containsExactly("a/1.jpg", "b.jpg");
            assertThat(TestSources.paths(reader.list("a/1.jpg"))).containsExactly("b.jpg");
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
        Source moved = TestSources.bucket(own.location(), "http://127.0.0.1:1/", own.sealed());
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
        return TestSources.bucket(location, endpoint, BOX, keys);
    }
}
