package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.TestTemporal;
import io.autotag.api.run.TestThumbnails;
import io.autotag.blob.DirectoryBlobStore;
import io.autotag.store.ItemRepository;
import io.autotag.store.NewItem;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Small forms of pictures, by the addresses that items hold. */
final class ThumbnailResourceTest {

    private static TestTemporal temporal;
    private static TestApi api;
    private static TestThumbnails worker;
    private static DirectoryBlobStore blobs;
    private static Seed world;

    @BeforeAll
    static void start() {
        temporal = TestTemporal.start();
        api = TestApi.start(temporal.address(), Map.of());
        blobs = new DirectoryBlobStore(api.home().resolve("blobs"));
        worker = TestThumbnails.start(temporal.address(), api.database().database(), blobs);
        world = api.plant("small", 0);
    }

    @AfterAll
    static void stop() {
        worker.close();
        api.close();
        temporal.close();
    }

    @Test
    void isMadeWhenSomebodyFirstAsks() throws IOException {
        JsonNode item = add("one.jpg", "a photo");
        for (int size : List.of(160, 320, 640, 1280)) {
            Answer answer = get(url(item, size));
            assertThat(answer.status()).as(answer.detail()).isEqualTo(200);
            assertThat(new String(answer.http().body(), StandardCharsets.UTF_8)).isEqualTo("small " + size);
            assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(answer.header("Cache-Control")).contains("immutable").doesNotContain("no-store");
        }
    }

    @Test
    void theAddressNamesTheContentAndStaysTheSame() throws IOException {
        JsonNode item = add("two.jpg", "another photo");
        String url = url(item, 320);
        assertThat(url).startsWith(api.root() + "/api/v1/thumbnails/").contains("/320/?expires=");
        assertThat(item.path("thumbnail_url").asText()).isEqualTo(url);
        assertThat(url(item("two.jpg"), 320)).isEqualTo(url);
    }

    @Test
    void whoHasItAlreadyIsToldSo() throws IOException {
        String url = url(add("three.jpg", "a third photo"), 160);
        String tag = get(url).header("ETag");
        Answer again = api.client((String) null)
                .send(request(url).header("If-None-Match", tag).GET());
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void aBrokenPictureSaysWhy() throws IOException {
        String url = url(add("broken.jpg", "broken"), 320);
        for (int i = 0; i < 2; i++) {
            Answer answer = get(url);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.detail()).isEqualTo("The JPEG file is damaged.");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void aPictureThatIsGoneSaysSoAtOnce() throws IOException {
        String url = url(add("gone.jpg", "soon gone"), 320);
        String sha = url.replaceAll(".*/thumbnails/([0-9a-f]{64})/.*", "$1");
        Files.delete(api.home().resolve("blobs").resolve(sha.substring(0, 2)).resolve(sha));
        Answer answer = get(url);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.detail()).contains("not in the blob store", "add its source again");
    }

    @Test
    void aPageOfNewPicturesIsAFewErrands() throws IOException {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            urls.add(url(add("many" + i + ".jpg", "photo number " + i), 320));
        }
        int before = worker.batches().size();
        List<CompletableFuture<Integer>> answers = urls.stream()
                .map(url -> CompletableFuture.supplyAsync(() -> get(url).status()))
                .toList();
        assertThat(answers).allMatch(answer -> answer.join() == 200);
        List<Integer> sizes = worker.batches().subList(before, worker.batches().size());
        assertThat(sizes).allMatch(size -> size <= 16);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(60);
    }

    @Test
    void refusesAChangedAddressAndUnknownSizes() throws IOException {
        String url = url(add("four.jpg", "a fourth photo"), 320);
        for (String changed : List.of(
                url.replaceAll("expires=\\d+", "expires=2999"),
                url.replaceAll("&signature.*", ""),
                url.replaceAll("thumbnails/[0-9a-f]{8}", "thumbnails/00000000"))) {
            assertThat(get(changed).status()).as(changed).isEqualTo(403);
        }
        for (String size : List.of("321", "0320", "%7Bsize%7D")) {
            Answer answer = get(url.replace("/320/", "/" + size + "/"));
            assertThat(answer.status()).as(size).isEqualTo(404);
            assertThat(answer.detail()).contains("160, 320, 640 or 1280", "{size}");
        }
    }

    @Test
    void withoutTemporalTheBrowserIsToldToTryAgain() throws IOException {
        try (TestApi alone = TestApi.start()) {
            Seed other = alone.plant("alone", 0);
            add(alone, other, new DirectoryBlobStore(alone.home().resolve("blobs")), "x.jpg", "x");
            String url = url(item(alone, other, "x.jpg"), 320);
            Answer answer = alone.client((String) null).send(request(url).GET());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            // The answer is here before the server has done with it; one that stops right then waits for it in vain.
            assertThat(alone.client((String) null).get("/session/").status()).isEqualTo(401);
        }
    }

    private static String url(JsonNode item, int size) {
        return item.path("thumbnail_template").asText().replace("{size}", Integer.toString(size));
    }

    private static Answer get(String url) {
        return api.client((String) null).send(request(url).GET());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private static JsonNode add(String key, String content) throws IOException {
        add(api, world, blobs, key, content);
        return item(key);
    }

    private static void add(TestApi to, Seed seed, DirectoryBlobStore store, String key, String content)
            throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String sha = store.put(new ByteArrayInputStream(bytes), 1000).sha256();
        NewItem item = new NewItem(key, sha, null, null, "image/jpeg", bytes.length, "{}");
        to.database().database().doInTransaction(tx -> new ItemRepository()
                .add(tx, seed.dataset().id(), List.of(item)));
    }

    private static JsonNode item(String key) {
        return item(api, world, key);
    }

    private static JsonNode item(TestApi from, Seed seed, String key) {
        return from.client(seed, Role.VIEWER)
                .get("/datasets/" + seed.user().login() + "/" + seed.dataset().slug() + "/items/?limit=1000")
                .results()
                .valueStream()
                .filter(item -> item.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
