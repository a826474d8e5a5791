package io.autotag.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server. */
@Isolated
final class EgressTest {

    private static final Duration TIME = Duration.ofSeconds(1);
    private static final String HERE = "127.0.0.1/32";

    private HookServer server;

    @BeforeEach
    void start() {
        server = new HookServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsTheBodyAsItIsWithItsHeaders() throws Exception {
        EgressAnswer answer = post(HERE, server.url("/hook?a=b"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isSuccess()).isTrue();
        assertThat(text(answer)).isEqualTo("ok");
        assertThat(server.received()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/hook?a=b");
            assertThat(request.body()).isEqualTo("{\"é\": 1}");
            assertThat(request.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
            assertThat(request.header("X-Extra")).isEqualTo("yes");
        });
    }

    @Test
    void aCallHasAMethodATypeAndLimitsOfItsOwn() throws Exception {
        server.replies((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            HookServer.answer(exchange, 503, "0123456789");
        });
        try (Egress egress = new Egress(EgressRules.of(true, HERE), TIME)) {
            EgressAnswer answer = egress.call(request(server.url("/"), TIME, 4));
            assertThat(text(answer)).isEqualTo("0123");
            assertThat(answer.isFull()).isTrue();
            assertThat(answer.header("RETRY-after")).contains("7");
            assertThat(answer.header("X-None")).isEmpty();
            assertThat(egress.call(request(server.url("/"), TIME, 11)).isFull()).isFalse();
        }
        assertThat(server.received().get(0).method()).isEqualTo("PUT");
        assertThat(server.received().get(0).header("Content-Type")).isEqualTo("image/jpeg");
    }

    @Test
    void aCallEndsWithinItsOwnTime() throws IOException {
        server.replies((exchange, request) ->
                LockSupport.parkNanos(Duration.ofSeconds(10).toNanos()));
        try (Egress egress = new Egress(EgressRules.of(true, HERE), Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> egress.call(request(server.url("/"), Duration.ofMillis(300), 4)))
                    .hasMessage("127.0.0.1 did not answer within 0.3 s.")
                    .extracting(failure -> ((EgressException) failure).reason())
                    .isEqualTo(EgressException.Reason.LATE);
        }
    }

    @Test
    void anAddressHasAPortThatThereIs() {
        EgressRules rules = EgressRules.of(false, "");
        assertThat(rules.objection("https://example.org:65535/a")).isEmpty();
        for (String address : List.of("https://example.org:0/a", "https://example.org:65536/a")) {
            assertThat(rules.objection(address)).contains("Must have a port from 1 to 65535 where it names one.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void doesNotReachThisMachineHoweverItIsNamed(String host) {
        assertRefused("", "http://" + host + ":" + server.port() + "/", "public internet");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "2130706433", "0x7f000001", "127.0.0.1%23@example.org"})
    void takesNoSpellingOfAnAddressThatOthersReadDifferently(String host) {
        assertRefused(HERE, "http://" + host + ":" + server.port() + "/", "may not be called");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void doesNotReachTheMetadataOfClouds() {
        assertRefused(HERE, "http://169.254.169.254/latest/meta-data/", "public internet");
        assertRefused(HERE, "http://[fd00:ec2::254]/latest/meta-data/", "public internet");
    }

    @Test
    void wantsHttpsUnlessTheOperatorAllowsOther() throws IOException {
        try (Egress strict = new Egress(EgressRules.of(false, HERE), TIME)) {
            assertThatThrownBy(() -> send(strict, server.url("/"))).hasMessageContaining("https://");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void followsNoRedirect() throws Exception {
        server.replies((exchange, request) -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            HookServer.answer(exchange, 307, "elsewhere");
        });
        assertThat(post(HERE, server.url("/")).status()).isEqualTo(307);
        assertThat(server.received()).hasSize(1);
    }

    /** The second answer of the name would be a host inside; nobody asks a second time. */
    @Test
    void connectsToTheAddressThatWasChecked() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        Names rebinding = host -> {
            asked.add(host);
            return new InetAddress[] {address(asked.size() == 1 ? "127.0.0.1" : "127.0.0.2")};
        };
        try (Egress egress = new Egress(EgressRules.of(true, HERE), TIME, rebinding)) {
            assertThat(send(egress, "http://rebinding.test:" + server.port() + "/")
                            .status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> send(egress, "http://rebinding.test:" + server.port() + "/"))
                    .hasMessageContaining("public internet");
        }
        assertThat(asked).containsExactly("rebinding.test", "rebinding.test");
        assertThat(server.received()).singleElement().satisfies(request -> assertThat(request.header("Host"))
                .isEqualTo("rebinding.test:" + server.port()));
    }

    @Test
    void ofSeveralAddressesOnlyThoseAllowedAreTried() throws Exception {
        Names mixed = host -> new InetAddress[] {address("169.254.169.254"), address("127.0.0.1")};
        try (Egress egress = new Egress(EgressRules.of(true, HERE), TIME, mixed)) {
            assertThat(send(egress, "http://mixed.test:" + server.port() + "/").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void doesNotWaitForAServerThatIsSilent() {
        server.replies((exchange, request) ->
                LockSupport.parkNanos(Duration.ofSeconds(10).toNanos()));
        assertLate();
    }

    @Test
    void doesNotWaitForAServerThatDripsItsAnswer() {
        server.replies((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        });
        assertLate();
    }

    @Test
    void readsNoMoreThanTheBeginningOfAnAnswerWithoutEnd() throws Exception {
        server.replies((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = "x".repeat(8_192).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(much);
            }
        });
        long start = System.nanoTime();
        assertThat(post(HERE, server.url("/")).body()).hasSize(Egress.MOST_BYTES);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME);
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        int port = server.port();
        server.close();
        assertRefused(HERE, "http://127.0.0.1:" + port + "/", "The connection to 127.0.0.1 failed.");
        Names none = host -> {
            throw new UnknownHostException(host);
        };
        try (Egress egress = new Egress(EgressRules.of(true, ""), TIME, none)) {
            assertThatThrownBy(() -> send(egress, "http://nowhere.test/"))
                    .hasMessage("The name nowhere.test is not known.");
        }
    }

    @Test
    void trustsNoServerThatSpeaksNoTls() {
        // It may break the connection off or wait for the end of a line that never comes.
        assertRefused(HERE, "https://127.0.0.1:" + server.port() + "/", "127.0.0.1");
    }

    /** @param literal no name */
    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getAllByName(literal)[0];
    }

    @Test
    void theOperatorIsToldTheVariableOfTheCaller() throws IOException {
        EgressRules rules = EgressRules.of(true, "").withVariable("AUTOTAG_SOME_NETWORKS");
        try (Egress egress = new Egress(rules, TIME)) {
            assertThatThrownBy(() -> send(egress, server.url("/")))
                    .hasMessageContaining("can allow more networks: AUTOTAG_SOME_NETWORKS.");
        }
    }

    private void assertLate() {
        long start = System.nanoTime();
        assertRefused(HERE, server.url("/"), "did not answer within 1.0 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME.multipliedBy(20));
    }

    private static void assertRefused(String networks, String address, String sentence) {
        assertThatThrownBy(() -> post(networks, address))
                .isInstanceOf(EgressException.class)
                .hasMessageContaining(sentence);
    }

    private static EgressAnswer post(String networks, String address) throws EgressException, IOException {
        try (Egress egress = new Egress(EgressRules.of(true, networks), TIME)) {
            return send(egress, address);
        }
    }

    private static EgressAnswer send(Egress egress, String address) throws EgressException {
        return egress.post(address, Map.of("X-Extra", "yes"), "{\"é\": 1}".getBytes(StandardCharsets.UTF_8));
    }

    private static EgressRequest request(String address, Duration time, int mostBytes) {
        return new EgressRequest("PUT", address, Map.of(), "image/jpeg", new byte[] {1}, time, mostBytes);
    }

    private static String text(EgressAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
