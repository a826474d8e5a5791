package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.blob.Digests;
import io.autotag.blob.DirectoryBlobStore;
import io.autotag.egress.EgressRules;
import io.autotag.egress.HookServer;
import io.autotag.secret.SecretBox;
import io.autotag.store.LocatedObject;
import io.autotag.store.NewItem;
import io.autotag.store.Seed;
import io.autotag.store.SeenObject;
import io.autotag.store.Source;
import io.autotag.store.SourceCommit;
import io.autotag.store.SourceObjects;
import io.autotag.store.SourceScans;
import io.autotag.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What the own store does not hold is read where a scan saw it; where that fails, those who can mend it are told why. */
@Isolated
final class SourcedBlobsTest {

    private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = Digests.sha256Text(PICTURE);
    private static final SecretBox BOX = box(0);

    @TempDir
    private Path folder;

    private final Logger logger = (Logger) LoggerFactory.getLogger(InPlace.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final HookServer server = new HookServer();
    private final TestDatabase test = TestDatabase.create();
    private DirectoryBlobStore own;
    private Source source;

    @BeforeEach
    void scan() {
        said.start();
        logger.addAppender(said);
        server.replies((exchange, request) -> HookServer.answer(exchange, 200, "a picture"));
        own = new DirectoryBlobStore(folder);
        UrlAccess access = new UrlAccess(false, server.url("/a.jpg"));
        source = TestSources.urls(
                test.database(), Seed.plant(test.database(), "world", 0).dataset(), "web", BOX, access);
        NewItem picture = new NewItem("a.jpg", NAME, 1, 1, "image/jpeg", PICTURE.length, "{}");
        String address = BOX.seal(source.uid(), server.url("/a.jpg"));
        test.database().doInTransaction(tx -> {
            new SourceScans().begin(tx, source);
            new SourceObjects().note(tx, picture);
            new SourceCommit()
                    .commit(tx, source, 1, "", "a.jpg", List.of(SeenObject.read("a.jpg", address, null, picture)));
        });
    }

    @AfterEach
    void close() {
        logger.detachAppender(said);
        server.close();
        test.close();
    }

    @Test
    void isReadWhereTheScanSawItAndItsSizeIsKnownWithoutAsking() {
        try (SourceReaders readers = readers(Optional.of(BOX))) {
            SourcedBlobs blobs = blobs(readers);
            assertThat(blobs.contains(NAME)).isTrue();
            assertThat(blobs.size(NAME)).isEqualTo(PICTURE.length);
            assertThat(server.received()).isEmpty();
            assertThat(blobs.read(NAME)).isEqualTo(PICTURE);
        }
    }

    @Test
    void theListOfAddressesIsNotReadForASinglePicture() {
        assertThat(source.sealed()).isNotNull();
        List<LocatedObject> places = test.database().look(tx -> new SourceObjects().located(tx, NAME));
        assertThat(places)
                .singleElement()
                .satisfies(place -> assertThat(place.source().sealed()).isNull());
    }

    @Test
    void aProcessWithAnotherSecretSaysSoAndLogsItOnce() {
        try (SourceReaders readers = readers(Optional.of(box(1)))) {
            SourcedBlobs blobs = blobs(readers);
            assertThat(refusal(blobs)).hasMessageContaining("AUTOTAG_SECRET is not what it was");
            assertThat(refusal(blobs)).hasMessageContaining("AUTOTAG_SECRET is not what it was");
        }
        assertThat(server.received()).isEmpty();
        assertThat(said.list).singleElement().satisfies(line -> assertThat(line.getFormattedMessage())
                .contains(source.uid()));
    }

    @Test
    void aProcessWithoutASecretSaysSo() {
        try (SourceReaders readers = readers(Optional.empty())) {
            assertThat(refusal(readers)).hasMessageContaining("started without AUTOTAG_SECRET");
        }
    }

    @Test
    void whatTheSourceRefusesIsGoneAndNamesThePlaceInTheCauseAlone() {
        server.replies(403);
        try (SourceReaders readers = readers(Optional.of(BOX))) {
            assertThat(refusal(readers))
                    .hasMessageContaining("its source does not give it")
                    .hasMessageNotContaining("127.0.0.1")
                    .cause()
                    .hasMessageContaining("127.0.0.1 answered 403");
        }
    }

    @Test
    void otherBytesAreGoneWithoutACause() {
        server.replies((exchange, request) -> HookServer.answer(exchange, 200, "A picture"));
        try (SourceReaders readers = readers(Optional.of(BOX))) {
            assertThat(refusal(readers)).hasMessageContaining("changed there").hasNoCause();
        }
    }

    @Test
    void theOwnStoreComesFirstAndWhatNobodyHasIsNotThere() throws IOException {
        own.put(new ByteArrayInputStream(PICTURE), PICTURE.length);
        try (SourceReaders readers = readers(Optional.of(BOX))) {
            assertThat(blobs(readers).read(NAME)).isEqualTo(PICTURE);
            assertThat(server.received()).isEmpty();
            assertThatThrownBy(() -> blobs(readers).open("0".repeat(64)))
                    .isInstanceOfSatisfying(BlobException.class, missing -> assertThat(missing.code())
                            .isEqualTo(BlobError.NOT_FOUND));
            assertThat(blobs(readers).contains("0".repeat(64))).isFalse();
        }
    }

    private BlobException refusal(SourceReaders readers) {
        return refusal(blobs(readers));
    }

    private static BlobException refusal(SourcedBlobs blobs) {
        BlobException refusal = catchThrowableOfType(BlobException.class, () -> blobs.open(NAME));
        assertThat(refusal.code()).isEqualTo(BlobError.GONE);
        assertThat(refusal.isMissing()).isTrue();
        return refusal;
    }

    private SourcedBlobs blobs(SourceReaders readers) {
        return new SourcedBlobs(test.database(), own, readers);
    }

    private static SourceReaders readers(Optional<SecretBox> box) {
        return new SourceReaders(SourceSettings.of("", "", EgressRules.of(true, "127.0.0.0/8"), box));
    }

    private static SecretBox box(int secret) {
        return new SecretBox(new byte[] {(byte) secret}, Source.PURPOSE);
    }
}
