package io.autotag.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.egress.Egress;
import io.autotag.egress.EgressRules;
import io.autotag.egress.HookServer;
import io.autotag.image.ImageLimits;
import io.autotag.image.TestPictures;
import io.autotag.model.Box;
import io.autotag.model.ItemProblem;
import io.autotag.model.ItemProblem.Code;
import io.autotag.model.ModelException;
import io.autotag.model.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server, which does what servers do. */
final class ProviderSessionTest {

    private static final byte[] PICTURE = TestPictures.jpeg(200, 100);
    private static final String SECRET = "s3cr3t/of+the\"admin";
    private static final String GOOD = "{\"predictions\": [" + Descriptions.entry("boat", 0.9, 10, 5, 20, 10) + "]}";
    private static final Patience SHORT = new Patience(Duration.ofMillis(700), Duration.ofMillis(50));

    private final HookServer server = new HookServer();
    private Egress egress;
    private ProviderSession session;

    @BeforeEach
    void open() {
        egress = new Egress(EgressRules.of(true, "127.0.0.1/32"), Duration.ofSeconds(10));
        session = session(Descriptions.withSecret(server.url("/detect")));
        server.replies((exchange, request) -> HookServer.answer(exchange, 200, GOOD));
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        egress.close();
        server.close();
    }

    private ProviderSession session(String description) {
        Provider provider = Provider.parse(description);
        return new ProviderSession(
                provider,
                Descriptions.card(provider),
                egress,
                (name, address) -> {
                    assertThat(name).isEqualTo("key");
                    assertThat(address.toString()).startsWith(server.url("/"));
                    return SECRET;
                },
                new PictureOpener(ImageLimits.defaults(), 2),
                SHORT);
    }

    @Test
    void sendsASmallJpegWithHeadersAndTheSecret() throws ItemProblem {
        List<Tag> tags = session.tag(PICTURE).tags();
        assertThat(tags).extracting(Tag::box).containsExactly(new Box(20, 10, 40, 20));
        assertThat(server.received()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/detect");
            assertThat(request.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(request.header("X-Model")).isEqualTo("ships");
            assertThat(request.header("Authorization")).isEqualTo("Bearer " + SECRET);
            assertThat(request.latin1()).startsWith("\u00ff\u00d8");
        });
    }

    @Test
    void putsASecretIntoTheAddressWhereItBelongsThere() throws ItemProblem {
        session = session(Descriptions.boxes(server.url("/detect?v=2"))
                .replace("\"answer\"", "\"secret\": {\"name\": \"key\", \"query\": \"api_key\"}, \"answer\""));
        session.tag(PICTURE);
        assertThat(server.received().get(0).path()).isEqualTo("/detect?v=2&api_key=s3cr3t%2Fof%2Bthe%22admin");
    }

    @Test
    void aPictureThatIsNoneIsNotSent() {
        assertProblem(() -> session.tag(new byte[] {1, 2, 3}), Code.UNSUPPORTED, "");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503})
    void comesAgainToOneWhoIsBusy(int status) throws ItemProblem {
        AtomicInteger calls = new AtomicInteger();
        server.replies((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            HookServer.answer(exchange, calls.incrementAndGet() < 3 ? status : 200, GOOD);
        });
        assertThat(session.tag(PICTURE).tags()).hasSize(1);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void leavesOneAloneWhoAsksForIt() {
        server.replies((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "60");
            HookServer.answer(exchange, 429, "");
        });
        assertAway(() -> session.tag(PICTURE), "answered 429");
        assertAway(() -> session.tag(PICTURE), "answered 429");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void doesNotPesterOneWhoAlwaysAsksForMore() {
        server.replies((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            HookServer.answer(exchange, 503, "");
        });
        assertAway(() -> session.tag(PICTURE), "answered 503: it has no time");
        assertThat(server.received()).hasSizeBetween(2, 5);
    }

    @Test
    void isAwayWhenNobodyIsThere() {
        server.close();
        assertAway(() -> session.tag(PICTURE), "The connection to 127.0.0.1 failed.");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void whatIsRefusedIsThePicturesFault(int status) {
        server.replies(status);
        for (int i = 0; i < 5; i++) {
            assertProblem(() -> session.tag(PICTURE), Code.PROVIDER, "answered " + status + " to this picture");
        }
        assertThat(server.received()).hasSize(5);
    }

    /** The fourth call of each three is the plain picture, which is answered. */
    @Test
    void picturesThatBringAProviderDownAreToBlameWhileOthersAreAnswered() {
        server.replies((exchange, request) ->
                HookServer.answer(exchange, request.latin1().length() > 1_200 ? 500 : 200, GOOD));
        byte[] large = TestPictures.encode(TestPictures.waves(400, 300), "png");
        for (int i = 0; i < 7; i++) {
            assertProblem(() -> session.tag(large), Code.PROVIDER, "answered 500");
        }
        assertThat(server.received()).hasSize(9);
    }

    @Test
    void itIsNotAwayThatAnswersAgainWhatItHasAnswered() throws ItemProblem {
        assertThat(session.tag(PICTURE).tags()).isNotEmpty();
        int liked = server.received().get(0).latin1().length();
        server.replies((exchange, request) ->
                HookServer.answer(exchange, request.latin1().length() == liked ? 200 : 500, GOOD));
        byte[] other = TestPictures.encode(TestPictures.waves(400, 300), "png");
        for (int i = 0; i < 4; i++) {
            assertProblem(() -> session.tag(other), Code.PROVIDER, "answered 500");
        }
        assertThat(server.received()).hasSize(6);
    }

    @Test
    void aProviderThatAnswersNobodyIsAway() {
        server.replies(500);
        assertProblem(() -> session.tag(PICTURE), Code.PROVIDER, "answered 500");
        assertProblem(() -> session.tag(PICTURE), Code.PROVIDER, "answered 500");
        assertAway(() -> session.tag(PICTURE), "Nor does it answer any other.");
        server.replies((exchange, request) -> HookServer.answer(exchange, 200, GOOD));
        assertThat(Stream.of(1, 2, 3))
                .allSatisfy(i -> assertThat(session.tag(PICTURE).tags()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405})
    void aWrongAddressOrSecretEndsEverything(int status) {
        server.replies(status);
        assertThatThrownBy(() -> session.tag(PICTURE))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("answered " + status);
    }

    @Test
    void followsNoRedirectToTheInside() {
        server.replies((exchange, request) -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
            HookServer.answer(exchange, 302, "");
        });
        assertThatThrownBy(() -> session.tag(PICTURE))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Redirects are not followed");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void callsNobodyInside() {
        session = session(Descriptions.boxes("http://169.254.169.254/"));
        assertThatThrownBy(() -> session.tag(PICTURE))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("public internet");
    }

    @Test
    void doesNotWaitForAnAnswerThatDrips() {
        server.replies((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        });
        assertProblem(() -> session.tag(PICTURE), Code.TIMEOUT, "did not answer within 1.0 s");
    }

    @Test
    void readsNoAnswerWithoutEnd() throws ItemProblem {
        server.replies((exchange, request) -> {
            exchange.sendResponseHeaders(200, 10L << 30);
            byte[] much = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                exchange.getResponseBody().write(much);
            }
        });
        assertProblem(() -> session.tag(PICTURE), Code.PROVIDER, "which nobody reads");
        assertThat(session.tryOut(PICTURE).sentence()).contains("which nobody reads");
    }

    @Test
    void callsNoMoreAtOnceThanAreTaken() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.replies((exchange, request) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            now.decrementAndGet();
            HookServer.answer(exchange, 200, GOOD);
        });
        List<CompletableFuture<Integer>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(this::tagged))
                .limit(6)
                .toList();
        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(1));
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void tellsAllOfATrialButTheSecret() throws ItemProblem {
        server.replies((exchange, request) -> HookServer.answer(
                exchange, 418, "You sent " + request.headers() + " and \"s3cr3t\\/of+the\"admin\"\u0007."));
        TriedCall tried = session.tryOut(PICTURE);
        assertThat(tried.sent().url()).isEqualTo(server.url("/detect"));
        assertThat(tried.sent().width()).isEqualTo(100);
        assertThat(tried.sent().height()).isEqualTo(50);
        assertThat(tried.sent().secret()).contains("key");
        assertThat(tried.status()).hasValue(418);
        assertThat(tried.tagged()).isEmpty();
        assertThat(tried.sentence()).contains("418");
        assertThat(tried.excerpt()).contains("Bearer •••", "?.").doesNotContain("s3cr3t");
    }

    @Test
    void aTrialIsOneCallWhateverComesOfIt() throws ItemProblem {
        assertThat(session.tryOut(PICTURE).tagged().orElseThrow().tags()).hasSize(1);
        server.replies(503);
        assertThat(session.tryOut(PICTURE).sentence()).contains("503");
        server.replies((exchange, request) -> HookServer.answer(exchange, 200, "{}"));
        assertThat(session.tryOut(PICTURE).sentence()).contains("no list at /predictions");
        assertThat(server.received()).hasSize(3);
        server.close();
        assertThat(session.tryOut(PICTURE).status()).isEmpty();
    }

    private int tagged() {
        try {
            return session.tag(PICTURE).tags().size();
        } catch (ItemProblem problem) {
            throw new AssertionError(problem);
        }
    }

    private static void assertProblem(ThrowingCallable call, Code code, String sentence) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ItemProblem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.sentence()).contains(sentence);
        });
    }

    private static void assertAway(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(ProviderAwayException.class).hasMessageContaining(sentence);
    }
}
