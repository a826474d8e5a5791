package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.egress.EgressRules;
import io.autotag.egress.HookServer;
import io.autotag.store.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stores that are none say is a refusal in a sentence, and never an error of whoever reads them. */
final class StrangeStoreTest {

    private static final String OBJECT =
            "<Contents><Key>in/a.jpg</Key><Size>1</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>";

    private final HookServer server = new HookServer();
    private final SourceReaders readers =
            new SourceReaders(SourceSettings.of("", "", EgressRules.of(true, "127.0.0.0/8"), Optional.empty()));

    @AfterEach
    void close() {
        readers.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<IsTruncated>true</IsTruncated>" + OBJECT,
                "<Contents><Key>in/a.jpg</Key></Contents>",
                "<Contents><Size>1</Size></Contents>"
            })
    void aListingThatLeavesOutWhatEveryStoreSaysIsRefused(String list) {
        server.replies((exchange, request) -> list(exchange, list));
        assertThatThrownBy(() -> readers.open(source()).list("").forEachRemaining(entry -> {}))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void whatFailsInTheMiddleIsABrokenStream() throws IOException {
        InputStream breaks = new InputStream() {
            @Override
            public int read() {
                throw new BlobException(BlobError.UNAVAILABLE, "It breaks.");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                throw new BlobException(BlobError.UNAVAILABLE, "It breaks.");
            }
        };
        try (SourceContent content = new SourceContent(breaks, null, -1, breaks)) {
            assertThatThrownBy(() -> content.stream().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessage("It breaks.");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1\t2, false", "\u0000, false", ", false"})
    void aTagThatCannotBeKeptIsNone(String tag, boolean kept) throws IOException {
        try (SourceContent content = new SourceContent(InputStream.nullInputStream(), tag, 0, () -> {})) {
            assertThat(content.tag()).isEqualTo(kept ? tag : null);
        }
        assertThat(SourceException.passing("a" + tag).sentence()).doesNotContain("\u0000", "\t");
    }

    private static void list(HttpExchange exchange, String list) throws IOException {
        HookServer.answer(exchange, 200, "<ListBucketResult>" + list + "</ListBucketResult>");
    }

    private Source source() {
        return TestSources.bucket("s3://bucket/in", server.url("/"));
    }
}
