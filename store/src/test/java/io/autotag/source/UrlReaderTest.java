package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.egress.Egress;
import io.autotag.egress.EgressRules;
import io.autotag.egress.HookServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are called as far as they may be, and what does not come is told. */
final class UrlReaderTest {

    private final HookServer server = new HookServer();
    private final Egress egress = new Egress(EgressRules.of(true, "127.0.0.0/8"), Duration.ofSeconds(20));

    @AfterEach
    void close() throws IOException {
        egress.close();
        server.close();
    }

    @Test
    void readsWhatIsThereWithWhatTheServerSaysOfIt() throws IOException {
        server.replies((exchange, request) -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            HookServer.answer(exchange, 200, "bytes");
        });
        try (SourceContent content = open("/a.jpg", null).orElseThrow()) {
            assertThat(content.stream().readAllBytes()).asString().isEqualTo("bytes");
            assertThat(content.bytes()).isEqualTo(5);
            assertThat(content.tag()).isEqualTo("etag \"v1\"");
        }
        assertThat(open("/a.jpg", "etag \"v1\"")).isEmpty();
        assertThat(open("/a.jpg", "etag \"v0\"")).isPresent();
    }

    @Test
    void asksOnlyForWhatIsModified() throws IOException {
        server.replies((exchange, request) -> {
            boolean known = request.header("If-None-Match").equals("\"v1\"")
                    || request.header("If-Modified-Since").equals("Thu, 01 Jan 2026 00:00:00 GMT");
            exchange.sendResponseHeaders(known ? 304 : 200, -1);
        });
        assertThat(open("/a.jpg", "etag \"v1\"")).isEmpty();
        assertThat(open("/a.jpg", "modified Thu, 01 Jan 2026 00:00:00 GMT")).isEmpty();
        assertThat(open("/a.jpg", "etag \"v2\"")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    403 | true  | signed anew
                    401 | true  | signed anew
                    404 | true  | nothing at the address
                    302 | true  | not followed
                    304 | true  | not followed
                    503 | false | read again at the next scan
                    """)
    void saysInASentenceWhyNothingCame(int status, boolean lasting, String words) {
        server.replies((exchange, request) -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
            exchange.sendResponseHeaders(status, -1);
        });
        assertThatThrownBy(() -> open("/a.jpg?X-Amz-Signature=s3cret", null))
                .isInstanceOfSatisfying(SourceException.class, refused -> {
                    assertThat(refused.sentence()).contains(words).doesNotContain("s3cret");
                    assertThat(refused.isLasting()).isEqualTo(lasting);
                });
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:PORT", "169.254.169.254", "localhost:PORT", "[::1]", "10.0.0.1"})
    void nothingInTheOwnNetworkIsCalled(String host) throws IOException {
        try (Egress strict = new Egress(EgressRules.of(true, ""), Duration.ofSeconds(5))) {
            String address = "http://" + host.replace("PORT", "" + server.port()) + "/a.jpg";
            UrlReader reader = reader(strict, new UrlAccess(false, address));
            SourceEntry entry = reader.list("").next();
            assertThatThrownBy(() -> reader.open(entry, null))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("public internet");
            UrlReader manifest = reader(strict, new UrlAccess(true, address));
            assertThatThrownBy(() -> manifest.list("")).hasMessageContaining("public internet");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aManifestIsALineAnAddress() throws IOException {
        server.replies((exchange, request) -> HookServer.answer(
                exchange, 200, "# photos\n\nhttp://h.example/b.jpg?sv=1&se=2&sig=1\r\n http://h.example/a.jpg \n"));
        UrlReader reader = reader(egress, new UrlAccess(true, server.url("/list.txt")));
        assertThat(TestSources.paths(reader.list(""))).containsExactly("h.example/a.jpg", "h.example/b.jpg");
        assertThat(TestSources.paths(reader.list("h.example/a.jpg"))).containsExactly("h.example/b.jpg");
    }

    @Test
    void aManifestThatIsTooLargeIsRefusedForGood() {
        server.replies((exchange, request) -> {
            byte[] comments = "#\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, 0);
            for (int written = 0; written < 17; written++) {
                exchange.getResponseBody().write(comments);
            }
        });
        refusesTheList("more than 32 MiB", true);
    }

    @Test
    void aManifestThatIsNotThereMayBeBackLater() {
        server.replies(404);
        refusesTheList("The list of addresses cannot be read. 127.0.0.1 answered 404", false);
    }

    private void refusesTheList(String words, boolean lasting) {
        UrlReader reader = reader(egress, new UrlAccess(true, server.url("/list.txt")));
        assertThatThrownBy(() -> reader.list("")).isInstanceOfSatisfying(SourceException.class, refused -> {
            assertThat(refused.sentence()).contains(words);
            assertThat(refused.isLasting()).isEqualTo(lasting);
        });
    }

    @Test
    void aBrokenLineIsNamedAndNotShown() {
        assertThatThrownBy(() -> UrlList.parse("http://h.example/a\nfile:///etc/passwd", egress.rules()))
                .hasMessageContaining("Line 2")
                .hasMessageNotContaining("passwd");
        assertThatThrownBy(() -> UrlList.parse("http://h.example/a/../b.jpg", egress.rules()))
                .hasMessageContaining("Line 1");
    }

    @Test
    void anAddressThatIsSignedAnewIsTheSamePicture() {
        List<SourceEntry> entries = UrlList.parse(
                "https://h.example/a.jpg?X-Amz-Signature=1&X-Amz-Date=2\nhttps://h.example/a.jpg?X-Amz-Signature=3",
                egress.rules());
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.path()).isEqualTo("h.example/a.jpg");
            assertThat(entry.address()).endsWith("=3");
            assertThat(entry.toString()).doesNotContain("Signature");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://H.example/A.jpg, h.example/A.jpg",
        "https://h.example:8443/a.jpg?id=7&Expires=9&Signature=x&Key-Pair-Id=k, h.example:8443/a.jpg?id=7",
        "https://h.example/a?sv=1&se=2&sr=b&sp=r&sig=x, h.example/a",
        "https://h.example/a?X-Goog-Signature=x&X-Goog-Date=1&id=7, h.example/a?id=7",
        "https://h.example/a?AWSAccessKeyId=k&Signature=x&Expires=1, h.example/a",
        "https://h.example/a?sp=1&st=2&se=3&sv=4, h.example/a?sp=1&st=2&se=3&sv=4",
        "https://h.example/a?Expires=9&policy=2, h.example/a?Expires=9&policy=2",
        "https://h.example/a?x-amz-date=1, h.example/a?x-amz-date=1",
    })
    void namesSayWhatStaysOfAnAddress(String address, String name) {
        assertThat(UrlNames.of(URI.create(address))).isEqualTo(name);
    }

    @Test
    void addressesThatDifferInATokenAloneAreTwoPicturesAndNoNameSaysIt() {
        for (String key : List.of("token", "sig", "Signature", "access_token")) {
            String first = UrlNames.of(URI.create("https://h.example/a?" + key + "=very-secret"));
            String second = UrlNames.of(URI.create("https://h.example/a?" + key + "=other"));
            assertThat(first).isNotEqualTo(second).doesNotContain("very-secret");
        }
    }

    private Optional<SourceContent> open(String path, @Nullable String knownTag) {
        SourceEntry entry = new SourceEntry("x", server.url(path), null, -1);
        return reader(egress, new UrlAccess(false, "")).open(entry, knownTag);
    }

    private static UrlReader reader(Egress egress, UrlAccess access) {
        return new UrlReader(egress, () -> AddressList.read(egress, access));
    }
}
