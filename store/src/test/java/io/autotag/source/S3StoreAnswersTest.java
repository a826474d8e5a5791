package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.autotag.egress.EgressRules;
import io.autotag.egress.HookServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a store that means no good. */
final class S3StoreAnswersTest {

    private static final int ENDLESS = 64 << 20;

    private final AtomicInteger sent = new AtomicInteger();
    private final HookServer server = new HookServer();
    private final SourceReaders readers =
            new SourceReaders(SourceSettings.of("", "", EgressRules.of(true, "127.0.0.0/8"), Optional.empty()));

    @AfterEach
    void close() {
        readers.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 500})
    void aListingOrRefusalWithoutEndIsNotKept(int status) {
        server.replies((exchange, request) -> endless(exchange, status));
        assertThatThrownBy(() -> reader().list("").hasNext()).isInstanceOf(SourceException.class);
        assertThat(sent).hasValueLessThan(ENDLESS);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anObjectMayBeLarger() throws IOException {
        server.replies((exchange, request) -> endless(exchange, 200));
        try (SourceContent content = open()) {
            assertThat(content.bytes()).isNegative();
            assertThat(content.stream().readNBytes(9 << 20)).hasSize(9 << 20);
        }
    }

    @Test
    void anObjectThatBreaksOffIsNotAskedForAgain() throws IOException {
        server.replies((exchange, request) -> HookServer.breakOff(exchange));
        try (SourceContent content = open()) {
            assertThat(content.bytes()).isEqualTo(100);
            assertThatThrownBy(() -> content.stream().readAllBytes()).isInstanceOf(IOException.class);
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aStoreThatFailsIsAskedOnce() {
        server.replies(503);
        assertThatThrownBy(this::open).isInstanceOf(SourceException.class);
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<IsTruncated>true</IsTruncated>",
                "<IsTruncated>true</IsTruncated><NextContinuationToken>n</NextContinuationToken>",
                "<IsTruncated>true</IsTruncated><NextContinuationToken>n</NextContinuationToken>"
                        + "<Contents><Key>in/a.jpg</Key><Size>1</Size></Contents>"
            })
    void aListingThatDoesNotGoOnEnds(String page) {
        server.replies((exchange, request) ->
                HookServer.answer(exchange, 200, "<ListBucketResult>" + page + "</ListBucketResult>"));
        assertThatThrownBy(() -> reader().list("").forEachRemaining(entry -> {}))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("does not go on");
    }

    @Test
    void whatIsNoPictureSaysHowFarTheListingIs() {
        String page = "<Contents><Key>in/a.txt</Key><Size>1</Size></Contents>";
        server.replies((exchange, request) ->
                HookServer.answer(exchange, 200, "<ListBucketResult>" + page + "</ListBucketResult>"));
        assertThat(reader().list("").next()).satisfies(entry -> {
            assertThat(entry.path()).isEqualTo("a.txt");
            assertThat(entry.isPicture()).isFalse();
        });
    }

    private void endless(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        while (sent.addAndGet(spaces.length) < ENDLESS) {
            exchange.getResponseBody().write(spaces);
        }
    }

    private SourceContent open() {
        return reader().open(new SourceEntry("a.jpg", null, null, 100), null).orElseThrow();
    }

    private SourceReader reader() {
        return readers.open(TestSources.bucket("s3://bucket/in", server.url("")));
    }
}
