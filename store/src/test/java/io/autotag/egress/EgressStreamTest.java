package io.autotag.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are read as they come, and which calls have a body at all. */
final class EgressStreamTest {

    private static final Duration TIME = Duration.ofSeconds(5);

    private final HookServer server = new HookServer();
    private final Egress egress = new Egress(EgressRules.of(true, "127.0.0.1/32"), TIME);

    @AfterEach
    void close() throws IOException {
        egress.close();
        server.close();
    }

    private EgressStream open() throws Exception {
        return egress.open(EgressRequest.bare("GET", server.url("/"), Map.of(), TIME, Integer.MAX_VALUE));
    }

    @Test
    void givesTheBytesOneByOneToTheirEnd() throws Exception {
        server.replies((exchange, request) -> HookServer.answer(exchange, 200, "é"));
        try (EgressStream answer = open()) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().read()).isEqualTo(0xc3);
            assertThat(answer.body().read()).isEqualTo(0xa9);
            assertThat(answer.body().read()).isEqualTo(-1);
        }
    }

    @Test
    void anAnswerWithoutABodyHasNoBytes() throws Exception {
        server.replies((exchange, request) -> exchange.sendResponseHeaders(304, -1));
        try (EgressStream answer = open()) {
            assertThat(answer.body().read()).isEqualTo(-1);
            assertThat(answer.header("nowhere")).isEmpty();
        }
    }

    @Test
    void whatBreaksOffIsToldInASentence() throws Exception {
        server.replies((exchange, request) -> HookServer.breakOff(exchange));
        try (EgressStream answer = open()) {
            assertThatThrownBy(() -> answer.body().readAllBytes())
                    .isInstanceOfSatisfying(IOException.class, broken -> assertThat(
                                    EgressStream.cause(broken).sentence())
                            .isEqualTo(broken.getMessage()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  '',               '', false",
        "GET,  application/json, '', false",
        "GET,  application/json, {}, true",
        "POST, application/json, '', true",
        "PUT,  '',               '', false"
    })
    void aCallHasABodyWhereThereIsATypeAndSomethingToSend(String method, String type, String body, boolean has) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        EgressRequest request = new EgressRequest(method, "https://a.example/", Map.of(), type, bytes, TIME, 1);
        assertThat(request.hasBody()).isEqualTo(has);
    }
}
