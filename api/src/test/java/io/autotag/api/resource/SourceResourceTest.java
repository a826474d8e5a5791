package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.secret.SecretBox;
import io.autotag.store.NewItem;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.SeenObject;
import io.autotag.store.Source;
import io.autotag.store.SourceCommit;
import io.autotag.store.SourceObjects;
import io.autotag.store.SourceRepository;
import io.autotag.store.SourceScans;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making, changing and scanning sources, and seeing their pictures. */
final class SourceResourceTest {

    private static final AtomicInteger WORLDS = new AtomicInteger();
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    private static Path root;

    private static TestApi api;

    private Seed world;
    private TestClient admin;
    private String path;

    @BeforeAll
    static void start() {
        api = TestApi.start(NOBODY, Map.of("AUTOTAG_SOURCE_FOLDERS", root.toString(), "AUTOTAG_RELAY_EVERY", "1h"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void plant() {
        world = api.plant("sourced" + WORLDS.incrementAndGet(), 1);
        admin = api.client(world, Role.ADMIN);
        path = "/datasets/" + world.dataset().uid() + "/sources/";
    }

    @Test
    void aSourceIsMadeAndScannedAtOnce() {
        Answer made = admin.post(path, "{\"name\":\"disk\",\"location\":\"" + root + "\",\"scan_every_minutes\":5}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("kind")).isEqualTo("folder");
        assertThat(made.body().path("scan").path("state").asText()).isEqualTo("scanning");
        assertThat(made.body().path("scan_every_minutes").asInt()).isEqualTo(5);
        assertThat(admin.get(path).results()).hasSize(1);
        assertThat(admin.get(path + made.text("uid") + "/").body()).isEqualTo(made.body());
        assertThat(admin.get(path + made.text("uid") + "/failures/").results()).isEmpty();
        assertThat(admin.post(path, "{\"name\":\"disk\",\"location\":\"" + root + "\"}")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "location":"/etc"                                                    | location          | AUTOTAG_SOURCE_FOLDERS
                    "location":"ROOT/../other"                                           | location          | AUTOTAG_SOURCE_FOLDERS
                    "location":"file:///etc/passwd"                                      | location          | s3://bucket
                    "location":"s3://B/x"                                                | location          | s3://bucket
                    "location":"s3://bucket/../x"                                        | location          | s3://bucket
                    "location":"s3://bucket/x"                                           | region            | region
                    "location":"s3://bucket","endpoint":"http://169.254.169.254/"        | endpoint          | https
                    "location":"s3://bucket","endpoint":"https://h.example/path"         | endpoint          | host or port
                    "location":"s3://bucket","region":"x","access_key_id":"AKIA1"        | secret_access_key | both
                    "urls":[null]                                                         | urls              | null
                    "urls":[]                                                            | urls              | 1 to 10000
                    "urls":["https://h.example/a.jpg","file:///etc/passwd"]              | urls              | Address 2
                    "urls":["http://h.example/a.jpg"]                                    | urls              | https
                    "manifest_url":"https://user:pw@h.example/x"                         | manifest_url      | password
                    "manifest_url":"https://h.example/x","urls":["https://h.example/a"]  | location          | one place
                    "location":"ROOT","region":"x"                                       | location          | no endpoint
                    "location":"ROOT","scan_every_minutes":-1                            | scan_every_minutes | greater
                    """)
    void whatIsWrongIsSaidOfTheField(String fields, String field, String words) {
        Answer refused = admin.post(path, "{\"name\":\"x\"," + fields.replace("ROOT", root.toString()) + "}");
        assertThat(refused.status()).as(refused.detail()).isIn(400, 422);
        assertThat(refused.body().path(field).toString()).contains(words);
        assertThat(admin.get(path).results()).isEmpty();
    }

    @Test
    void namesCannotLeadAnywhere() {
        for (String name : List.of("", "..", "a/b", ".hidden", "x".repeat(64))) {
            Answer refused = admin.post(path, "{\"name\":\"" + name + "\",\"location\":\"" + root + "\"}");
            assertThat(refused.body().has("name")).as(name).isTrue();
        }
    }

    @Test
    void keysAndAddressesAreSealedAndNeverShown() {
        Answer bucket = admin.post(
                path,
                "{\"name\":\"b\",\"location\":\"s3://bucket/x\",\"region\":\"eu-central-1\","
                        + "\"access_key_id\":\"AKIA12345\",\"secret_access_key\":\"very-secret\"}");
        Answer urls = admin.post(path, "{\"name\":\"u\",\"urls\":[\"https://h.example/a.jpg?sig=very-secret\"]}");
        Answer manifest =
                admin.post(path, "{\"name\":\"m\",\"manifest_url\":\"https://h.example/list?sig=very-secret\"}");
        assertThat(urls.text("location")).isEqualTo("1 address");
        assertThat(manifest.text("location")).isEqualTo("https://h.example/list");
        assertThat(bucket.body().path("has_keys").asBoolean()).isTrue();
        assertThat(admin.get(path).body().toString())
                .doesNotContain("very-secret")
                .doesNotContain("sealed");
        Source kept = kept(bucket.text("uid"));
        assertThat(kept.sealed()).doesNotContain("very-secret");
        SecretBox box = new SecretBox("secret of this test".getBytes(StandardCharsets.UTF_8), Source.PURPOSE);
        assertThat(box.open(kept.owner(), String.valueOf(kept.sealed()))).contains("AKIA12345\nvery-secret");
    }

    @Test
    void addressesAreGivenAnewAndKeysOnlyToBuckets() {
        Answer urls = admin.post(path, "{\"name\":\"u\",\"urls\":[\"https://h.example/a.jpg\"]}");
        String access = path + urls.text("uid") + "/access/";
        String before = String.valueOf(kept(urls.text("uid")).sealed());
        Answer anew = admin.put(access, "{\"urls\":[\"https://h.example/a.jpg?sig=2\",\"https://h.example/b.jpg\"]}");
        assertThat(anew.text("location")).isEqualTo("2 addresses");
        assertThat(kept(urls.text("uid")).sealed()).isNotEqualTo(before);
        assertThat(admin.put(access, "{\"access_key_id\":\"AKIA1\",\"secret_access_key\":\"12345678\"}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.put(access, "{}").status()).isEqualTo(400);
        assertThat(admin.put(access, "{\"urls\":[null]}").status()).isEqualTo(400);
    }

    @Test
    void operatorsScanAndScheduleAndViewersLook() {
        String uid = admin.post(path, "{\"name\":\"disk\",\"location\":\"" + root + "\"}")
                .text("uid");
        end(uid);
        TestClient operator = api.client(world, Role.OPERATOR);
        Answer begun = operator.post(path + uid + "/scan/", "");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.body().path("scan").path("number").asInt()).isEqualTo(2);
        Answer again = operator.post(path + uid + "/scan/", "");
        assertThat(again.body().path("scan").path("number").asInt()).isEqualTo(2);
        end(uid);
        Answer hourly = operator.patch(path + uid + "/", "{\"scan_every_minutes\":60}");
        assertThat(hourly.body().hasNonNull("next_scan_at")).isTrue();
        Answer paused = operator.patch(path + uid + "/", "{\"is_paused\":true}");
        assertThat(paused.body().hasNonNull("next_scan_at")).isFalse();
        assertThat(paused.body().path("scan_every_minutes").asInt()).isEqualTo(60);
        Answer never = operator.patch(path + uid + "/", "{\"is_paused\":false,\"scan_every_minutes\":0}");
        assertThat(never.body().hasNonNull("scan_every_minutes")).isFalse();
    }

    @Test
    void othersDoNotSeeIt() {
        String uid = admin.post(path, "{\"name\":\"disk\",\"location\":\"" + root + "\"}")
                .text("uid");
        Seed stranger = api.plant("strange" + WORLDS.incrementAndGet(), 1);
        TestClient other = api.client(stranger, Role.ADMIN);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get(path + uid + "/").status()).isEqualTo(404);
        String own = "/datasets/" + stranger.dataset().uid() + "/sources/" + uid + "/";
        assertThat(other.get(own).status()).isEqualTo(404);
        assertThat(other.delete(own).status()).isEqualTo(404);
        assertThat(admin.delete(path + uid + "/").status()).isEqualTo(204);
        assertThat(admin.get(path + uid + "/").status()).isEqualTo(404);
    }

    @Test
    void thePictureIsShownFromItsPlaceAndNotOnceItIsGone() throws Exception {
        Path file = Files.writeString(
                root.resolve("shown.jpg"), "bytes of " + world.dataset().uid());
        String uid = admin.post(path, "{\"name\":\"disk\",\"location\":\"" + root + "\"}")
                .text("uid");
        take(uid, file);
        String items = "/datasets/" + world.dataset().ownerName() + "/"
                + world.dataset().slug() + "/items/";
        String url = admin.get(items).results().get(0).path("url").asText();
        Answer shown = fetch(url);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.http().body()).isEqualTo(Files.readAllBytes(file));
        byte[] other = Files.readAllBytes(file);
        other[other.length - 1] ^= 1;
        Files.write(file, other);
        assertThat(fetch(url).status()).isEqualTo(404);
        Files.delete(file);
        Answer gone = fetch(url);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.detail()).contains("read in place").doesNotContain(root.toString());
    }

    private static Answer fetch(String url) {
        URI address = URI.create(url);
        String below = address.getRawPath().substring("/api/v1".length()) + "?" + address.getRawQuery();
        return api.client((String) null).get(below);
    }

    private static void take(String uid, Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        String name = file.getFileName().toString();
        NewItem picture = new NewItem(name, sha256, 1, 1, "image/jpeg", bytes.length, "{}");
        Source source = kept(uid);
        boolean taken = api.database().database().inTransaction(tx -> {
            new SourceObjects().note(tx, picture);
            return new SourceCommit()
                    .commit(tx, source, 1, "", name, List.of(SeenObject.read(name, null, "1", picture)));
        });
        assertThat(taken).isTrue();
    }

    private static void end(String uid) {
        Source source = kept(uid);
        api.database().database().doInTransaction(tx -> new SourceScans()
                .complete(tx, source, source.scan().number()));
    }

    private static Source kept(String uid) {
        return api.database()
                .database()
                .read(tx -> new SourceRepository().findForWorker(tx, uid))
                .orElseThrow();
    }
}
