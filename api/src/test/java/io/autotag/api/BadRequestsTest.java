package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no route can make sense of: answered with 4xx, a sentence, and nothing of ours in it. */
final class BadRequestsTest {

    private static TestApi api;
    private static TestClient client;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        client = api.client(api.plant("bad", 0), Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static Stream<String> bodies() {
        return Stream.of(
                "",
                "{",
                "nonsense",
                "[]",
                "null",
                "3",
                "\"text\"",
                "{} {}",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"name\": \"a\\u0000b\", \"slug\": \"a\", \"data_type\": \"image\"}",
                "{\"name\": {\"a\": 1}, \"slug\": \"a\", \"data_type\": \"image\"}",
                "{\"name\": 3, \"slug\": \"a\", \"data_type\": \"image\"}",
                "{\"metadata\": " + "[".repeat(3000) + "]".repeat(3000) + "}",
                "{\"industry\": " + "9".repeat(3000) + "}",
                "{\"industry\": 99999999999999}",
                "{\"" + "x".repeat(60_000) + "\": 1}");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refusesABody(String body) {
        Answer refused = client.post("/datasets/", body);
        assertThat(refused.status()).isEqualTo(400);
        assertSpeaksForItself(refused);
    }

    @Test
    void saysWhereTheJsonBreaks() {
        assertThat(client.post("/datasets/", "{\n  \"name\": nope}").detail())
                .isEqualTo("The body is not valid JSON (line 2, column 11).");
    }

    @Test
    void refusesAHugeBodyWithoutReadingItAll() {
        Answer refused = client.post("/datasets/", "{\"name\": \"" + "x".repeat(9 << 20) + "\"}");
        assertThat(refused.detail()).isEqualTo("The body is larger than 8388608 bytes.");
        assertThat(refused.status()).isEqualTo(413);
        assertSpeaksForItself(refused);
    }

    @ParameterizedTest
    @MethodSource("brokenPacks")
    void refusesABodyThatIsNotPackedAsItSays(byte[] body) {
        Answer refused = client.send(client.request("/datasets/")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body)));
        assertThat(refused.status()).as(refused.detail()).isEqualTo(400);
        assertSpeaksForItself(refused);
    }

    static Stream<byte[]> brokenPacks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(whole)) {
            out.write("{\"name\": \"a\"}".getBytes(StandardCharsets.UTF_8));
        }
        byte[] wrongData = whole.toByteArray();
        wrongData[12] = (byte) ~wrongData[12];
        byte[] wrongSum = whole.toByteArray();
        wrongSum[whole.size() - 6] ^= 1;
        byte[] brokenOff = Arrays.copyOf(whole.toByteArray(), whole.size() / 2);
        return Stream.of("junk, and no gzip".getBytes(StandardCharsets.UTF_8), wrongData, wrongSum, brokenOff);
    }

    @Test
    void namesTheTypesOfBodyThatARouteTakes() {
        assertThat(client.send(client.request("/datasets/")
                                .header("Content-Type", "application/xml")
                                .POST(BodyPublishers.ofString("<a/>")))
                        .detail())
                .isEqualTo("Send the body as application/json.");
        assertThat(client.post("/projects/p/ground-truth/coco/", "{}").detail())
                .isEqualTo("Send the body as multipart/form-data.");
        assertThat(client.post("/models/m/versions/", "{}").detail())
                .isEqualTo("Send the body as multipart/form-data.");
    }

    @Test
    void refusesAnotherTypeOfBody() {
        Answer refused = client.send(client.request("/datasets/")
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<a/>")));
        assertThat(refused.status()).isEqualTo(415);
        assertSpeaksForItself(refused);
    }

    @Test
    void refusesAnotherMethod() {
        Answer refused = client.delete("/datasets/");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).contains("GET");
        assertSpeaksForItself(refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing/",
                "/datasets/a/b/c/",
                "/datasets/no%00thing/",
                "/datasets/?name=%00",
                "/datasets/x%0Ay/",
                "/datasets/?name=%1F",
                "/datasets/%ff/",
                "//datasets/",
                "/keys/..;/datasets/"
            })
    void refusesAnAddress(String path) {
        Answer refused = client.get(path);
        assertThat(refused.status()).isIn(400, 404);
        assertSpeaksForItself(refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n",
                "GET /api/v1/datasets/%zz/ HTTP/1.1\r\nHost: x\r\n",
                "GET /api/v1/%2e%2e/%2e%2e/ HTTP/1.1\r\nHost: x\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n",
                "GET /api/ HTTP/1.1\r\nHost: x\r\n",
                "GET /api/v1/datasets/ HTTP/1.1\r\n",
                "NONSENSE\r\n",
                "GET /api/v1/datasets/ HTTP/1.1\r\nHost: x\r\nX: " + "BIG" + "\r\n"
            })
    void refusesWhatIsBarelyHttp(String head) throws IOException {
        String answer = raw(head.replace("BIG", "y".repeat(20_000)) + "Connection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(new ObjectMapper().readTree(body).path("detail").asText()).isNotBlank();
        assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("Exception");
    }

    @Test
    void aRefusedShortBodyLeavesTheConnectionInOrder() throws IOException {
        String refused = "POST /api/v1/keys/ HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n";
        String answers = raw(refused + "\r\n{}" + refused + "Connection: close\r\n\r\n{}");
        assertThat(answers.split("HTTP/1.1 401", -1)).hasSize(3);
    }

    @Test
    void aRefusedLongBodyEndsTheConnectionAndSaysSo() throws IOException {
        String answer = raw("POST /api/v1/keys/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 401").containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/datasets/%00/", "/api/v1/datasets/a%2Fb/", "/api/v1//datasets/"})
    void anAddressThatIsNoneEndsTheConnectionAndSaysSo(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        Answer answer = client.get("/datasets/");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Server")).isEmpty();
    }

    private static void assertSpeaksForItself(Answer refused) {
        assertThat(refused.detail()).isNotBlank();
        assertThat(refused.body().toString()).doesNotContain("Exception", "io.autotag", "jackson", "jetty", "jersey");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(api.root().getHost(), api.root().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
