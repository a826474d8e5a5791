package io.autotag.api.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application over HTTP. */
final class UiServletTest {

    private static final String PAGE = "<!doctype html><title>Autotag</title>";
    private static final String SCRIPT = "console.log(1)";
    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = serve(new UiFiles(List.of(
                new UiFile("index.html", "p1", Map.of("identity", bytes(PAGE))),
                new UiFile("logo.svg", "l1", Map.of("identity", bytes("<svg/>"))),
                new UiFile(
                        "assets/main-Ab12.js",
                        "s1",
                        Map.of("identity", bytes(SCRIPT), "gzip", bytes("zipped"), "br", bytes("brotli"))))));
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void aDeepLinkIsThePage() {
        for (String path : List.of("/", "/p/harbour/explore?q=score%20%3E%200.5", "/sign-in?once=abc", "/files.txt")) {
            HttpResponse<String> answer = get(path, "Accept", HTML);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(PAGE);
            assertThat(header(answer, "Content-Type")).startsWith("text/html").containsIgnoringCase("charset=utf-8");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        }
    }

    @Test
    void onlyBrowsersThatWantAPageGetOne() {
        assertThat(get("/p/harbour", "Accept", "application/json").statusCode()).isEqualTo(404);
        assertThat(get("/favicon.ico", "Accept", "image/*").statusCode()).isEqualTo(404);
    }

    @Test
    void theApiAndMissingAssetsAreNeverThePage() {
        for (String path : List.of("/api", "/api/v2/things", "/assets/old-Ff00.js", "/assets/")) {
            assertThat(get(path, "Accept", HTML).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void assetsAreKeptForEver() {
        HttpResponse<String> answer = get("/assets/main-Ab12.js");
        assertThat(answer.body()).isEqualTo(SCRIPT);
        assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase("text/javascript; charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void theSmallestFormThatIsTakenIsSent() {
        HttpResponse<String> brotli = get("/assets/main-Ab12.js", "Accept-Encoding", "gzip, deflate, br");
        assertThat(header(brotli, "Content-Encoding")).isEqualTo("br");
        assertThat(header(brotli, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(brotli.body()).isEqualTo("brotli");
        assertThat(get("/assets/main-Ab12.js", "Accept-Encoding", "gzip, br;q=0")
                        .body())
                .isEqualTo("zipped");
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        String tag = header(get("/logo.svg"), "ETag");
        HttpResponse<String> again = get("/logo.svg", "If-None-Match", "\"other\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/logo.svg", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void eachFormHasItsOwnTag() {
        String plain = header(get("/assets/main-Ab12.js"), "ETag");
        assertThat(get("/assets/main-Ab12.js", "If-None-Match", plain, "Accept-Encoding", "br")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void noScriptButItsOwnRuns() {
        String policy = header(get("/", "Accept", HTML), "Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("img-src 'self' https://autotag.example:8443 blob: data:");
        assertThat(header(get("/logo.svg"), "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void noPathLeadsOut() {
        for (String path : List.of("/../openapi.json", "/assets/../../openapi.json", "/%2e%2e/openapi.json")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void sizesAreToldWithoutTheContent() {
        HttpResponse<String> answer = send(request("/logo.svg").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(header(answer, "Content-Length")).isEqualTo("6");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void nothingIsSentToIt() {
        assertThat(send(request("/").POST(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aBuildWithoutTheApplicationSaysSo() throws Exception {
        Server bare = serve(new UiFiles(List.of()));
        try {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(root(bare)).header("Accept", HTML));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("-Dui.skip", "/api/v1/");
        } finally {
            bare.stop();
        }
    }

    private static Server serve(UiFiles files) throws Exception {
        Server fresh = new Server();
        ServerConnector connector = new ServerConnector(fresh);
        connector.setHost("127.0.0.1");
        fresh.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        UiServlet servlet = new UiServlet(files, Optional.of(URI.create("https://autotag.example:8443")));
        context.addServlet(new ServletHolder(servlet), "/");
        fresh.setHandler(context);
        fresh.start();
        return fresh;
    }

    private static URI root(Server of) {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) of.getConnectors()[0]).getLocalPort());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root(server) + path));
    }

    private static HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
