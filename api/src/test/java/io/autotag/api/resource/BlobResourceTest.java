package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient.Answer;
import io.autotag.blob.DirectoryBlobStore;
import io.autotag.store.DatasetRepository;
import io.autotag.store.ItemRepository;
import io.autotag.store.NewItem;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bytes of images, by the addresses that items hold. */
final class BlobResourceTest {

    private static final byte[] BYTES = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

    private static TestApi api;
    private static Seed world;
    private static String image;
    private static String noImage;

    @BeforeAll
    static void start() throws IOException {
        api = TestApi.start();
        world = api.plant("images", 0);
        image = add("a/ü \"x\".jpg", "image/jpeg");
        noImage = add("page.jpg", "text/html");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void handsOutTheBytesWithoutAKey() {
        Answer answer = get(image);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().body()).isEqualTo(BYTES);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(BYTES.length));
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline; filename=\"___x_.jpg\"");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("immutable").doesNotContain("no-store");
    }

    @Test
    void answersWhoHasItAlready() {
        String tag = get(image).header("ETag");
        Answer again = api.client((String) null)
                .send(request(image).header("If-None-Match", tag).GET());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.http().body()).isEmpty();
    }

    @Test
    void whatIsNoImageIsNeverShown() {
        Answer answer = get(noImage);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void theAddressStaysTheSame() {
        assertThat(url("page.jpg")).isEqualTo(noImage);
    }

    @Test
    void refusesAChangedAddress() {
        for (String changed : List.of(
                noImage.replace("text%2Fhtml", "image%2Fjpeg"),
                image.replaceAll("expires=\\d+", "expires=2999"),
                image.replaceAll("name=[^&]+", "name=other.exe"),
                image.replaceAll("&signature.*", ""),
                image.replaceAll("blobs/[0-9a-f]{8}", "blobs/00000000"))) {
            assertThat(get(changed).status()).as(changed).isEqualTo(403);
        }
    }

    private static Answer get(String url) {
        return api.client((String) null).send(request(url).GET());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private static String add(String key, String type) throws IOException {
        String sha = new DirectoryBlobStore(api.home().resolve("blobs"))
                .put(new ByteArrayInputStream(BYTES), 1000)
                .sha256();
        NewItem item = new NewItem(key, sha, null, null, type, BYTES.length, "{}");
        api.database().database().doInTransaction(tx -> {
            new ItemRepository().add(tx, world.dataset().id(), List.of(item));
            new DatasetRepository().markCreated(tx, world.dataset().id());
        });
        return url(key);
    }

    private static String url(String key) {
        return api.client(world, Role.VIEWER)
                .get("/datasets/" + world.user().login() + "/images/items/")
                .results()
                .valueStream()
                .filter(item -> item.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow()
                .path("url")
                .asText();
    }
}
