package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.egress.EgressRules;
import io.autotag.egress.HookServer;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageLimits;
import io.autotag.image.TestPictures;
import io.autotag.secret.SecretBox;
import io.autotag.source.SourceReaders;
import io.autotag.source.SourceSettings;
import io.autotag.source.SourcedBlobs;
import io.autotag.source.TestSources;
import io.autotag.source.UrlAccess;
import io.autotag.store.Source;
import io.autotag.store.SourceRepository;
import io.autotag.store.SourceScans;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.ScanActivities;
import io.autotag.workflow.ScanPage;
import io.autotag.workflow.ScanRequest;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses are scanned page by page: what was committed is not read again, wherever a worker ends. */
final class ScanPagesTest {

    private static final byte[] PICTURE = TestPictures.jpeg(60, 40);

    private final HookServer server = new HookServer();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final Heartbeats heartbeats = new Heartbeats();
    private final SecretBox box = new SecretBox(new byte[32], Source.PURPOSE);
    private final SourceReaders readers =
            new SourceReaders(SourceSettings.of("", "", EgressRules.of(true, "127.0.0.0/8"), Optional.of(box)));
    private final SourceRepository sources = new SourceRepository();
    private Bench bench;
    private Source source;
    private ScanActivities hurried;

    @BeforeEach
    void open() {
        server.replies((exchange, request) -> {
            byte[] file = files.get(request.path().replaceAll("\\?.*", ""));
            boolean known = request.header("If-None-Match").equals("\"1\"");
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(file == null ? 403 : known ? 304 : 200, file == null || known ? -1 : 0);
            if (file != null && !known) {
                exchange.getResponseBody().write(file);
            }
        });
        bench = Bench.with(new ColourTagger());
        World world = bench.plant();
        ThumbnailMaker maker =
                new ThumbnailMaker(bench.database(), bench.blobs(), new ImageDecoder(ImageLimits.defaults()));
        SourcePictures pictures = new SourcePictures(bench.database(), maker, 1 << 20, new ByteBudget(4 << 20));
        environment.registerActivitiesImplementations(new ScanActivitiesImpl(
                bench.database(), readers, pictures, heartbeats, WorkMeter.none(), Duration.ZERO, 2));
        hurried = environment.newActivityStub(ScanActivities.class);
        List<String> urls = List.of(signed("/1.jpg"), signed("/2.jpg"), signed("/3.jpg"));
        UrlAccess access = new UrlAccess(false, String.join("\n", urls));
        source = TestSources.urls(bench.database(), world.dataset(), "web", box, access);
    }

    @AfterEach
    void close() {
        environment.close();
        heartbeats.close();
        readers.close();
        bench.close();
        server.close();
    }

    @Test
    void eachPageGoesOnWhereTheLastOneEnded() {
        putAll();
        ScanRequest request = begin();
        assertThat(hurried.page(request)).isEqualTo(new ScanPage(true));
        assertThat(keys()).hasSize(1);
        assertThat(hurried.page(request)).isEqualTo(new ScanPage(true));
        assertThat(hurried.page(request)).isEqualTo(new ScanPage(false));
        assertThat(hurried.page(request)).isEqualTo(new ScanPage(false));
        assertThat(server.received()).hasSize(3);
        assertThat(keys())
                .containsExactly("web/127.0.0.1:" + server.port() + "/1.jpg", host() + "2.jpg", host() + "3.jpg");
        assertThat(bench.rows().texts("SELECT scan_state FROM source")).containsExactly("done");
    }

    @Test
    void signedAddressesAreKeptSealedAndReadInPlace() throws Exception {
        putAll();
        all();
        assertThat(bench.rows().texts("SELECT concat(sealed, location) FROM source")
                        + bench.rows()
                                .texts("SELECT concat(address, path) FROM source_object")
                                .toString())
                .doesNotContain("sig=");
        String sha256 = bench.rows().texts("SELECT blob_sha256 FROM item").get(0);
        assertThat(new SourcedBlobs(bench.database(), bench.blobs(), readers).read(sha256))
                .isEqualTo(PICTURE);
    }

    @Test
    void anExpiredAddressIsListedAndTheNextScanFindsItAgain() {
        putAll();
        files.remove("/2.jpg");
        all();
        assertThat(bench.rows().texts("SELECT sentence FROM source_object WHERE state = 'failed'"))
                .singleElement()
                .asString()
                .contains("signed anew");
        putAll();
        all();
        assertThat(keys()).hasSize(3);
        assertThat(bench.rows().number("SELECT failed FROM source")).isZero();
        assertThat(server.received())
                .filteredOn(one -> !one.header("If-None-Match").isEmpty())
                .hasSize(2);
    }

    @Test
    void aPictureThatTheLastScanCouldNotReadIsReadWhereItWas() {
        putAll();
        all();
        files.clear();
        all();
        putAll();
        assertThat(bench.rows().texts("SELECT DISTINCT state FROM source_object"))
                .containsExactly("failed");
        String sha256 = bench.rows().texts("SELECT blob_sha256 FROM item").get(0);
        assertThat(new SourcedBlobs(bench.database(), bench.blobs(), readers).read(sha256))
                .isEqualTo(PICTURE);
    }

    @Test
    void aListThatIsAwayIsTriedAgainAndThenToldAndNothingIsNotedAsGone() {
        putAll();
        all();
        UrlAccess manifest = new UrlAccess(true, server.url("/list.txt"));
        String sealed = box.seal(source.owner(), manifest.sealable());
        source = bench.database().inTransaction(tx -> sources.reseal(tx, source, source.location(), sealed));
        ScanRequest request = begin();
        assertThatThrownBy(() -> hurried.page(request))
                .satisfies(failure -> assertThat(FailureType.of(failure)).contains(FailureType.INFRASTRUCTURE));
        assertThat(hurried.page(request)).isEqualTo(new ScanPage(false));
        assertThat(bench.rows().texts("SELECT concat_ws(' ', scan_state, message) FROM source"))
                .singleElement()
                .asString()
                .startsWith("failed The list of addresses cannot be read.");
        assertThat(bench.rows().number("SELECT count(*) FROM source_object WHERE state = 'present'"))
                .isEqualTo(3);
    }

    private String signed(String path) {
        return server.url(path + "?sv=1&se=2&sig=x");
    }

    @Test
    void pausingEndsAScanThatIsUnderWayAndOneThatIsWantedGoesOn() {
        putAll();
        ScanRequest request = begin();
        assertThat(hurried.page(request)).isEqualTo(new ScanPage(true));
        source = bench.database().inTransaction(tx -> sources.schedule(tx, source, null, true));
        assertThat(hurried.page(request)).isEqualTo(new ScanPage(false));
        assertThat(server.received()).hasSize(1);
        assertThat(bench.rows().texts("SELECT concat_ws(' ', scan_state, message) FROM source"))
                .containsExactly("failed The source was paused while it was scanned.");
        all();
        assertThat(bench.rows().texts("SELECT scan_state FROM source")).containsExactly("done");
        assertThat(keys()).hasSize(3);
    }

    @Test
    void aFileOfUntoldLengthTakesNoMoreThanItsShareOfTheMemory() {
        putAll();
        files.put("/2.jpg", new byte[(1 << 20) + 1]);
        all();
        assertThat(bench.rows().texts("SELECT sentence FROM source_object WHERE state = 'failed'"))
                .singleElement()
                .asString()
                .contains("does not say how large a file is");
    }

    private void putAll() {
        List.of("/1.jpg", "/2.jpg", "/3.jpg").forEach(name -> files.put(name, PICTURE));
    }

    private void all() {
        ScanRequest request = begin();
        boolean more = true;
        while (more) {
            more = hurried.page(request).more();
        }
    }

    private ScanRequest begin() {
        bench.database().doInTransaction(tx -> new SourceScans().begin(tx, source));
        int number = Math.toIntExact(bench.rows().number("SELECT scan FROM source"));
        return new ScanRequest(source.uid(), number);
    }

    private String host() {
        return "web/127.0.0.1:" + server.port() + "/";
    }

    private List<String> keys() {
        return bench.rows().texts("SELECT key FROM item ORDER BY key");
    }
}
