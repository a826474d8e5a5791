package io.autotag.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.api.run.Eventually;
import io.autotag.egress.Egress;
import io.autotag.egress.EgressRules;
import io.autotag.egress.HookServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many ask a provider at once that takes its time. */
final class ProviderCallsTest {

    private static final int AT_ONCE = 8;

    private final CountDownLatch held = new CountDownLatch(1);
    private final HookServer server = new HookServer();
    private final Egress egress = new Egress(EgressRules.of(true, "127.0.0.0/8"), Duration.ofSeconds(30));
    private final ProviderCalls calls = new ProviderCalls(egress);
    private List<Call> first = List.of();

    /** A sign-in that asks in a thread of its own. */
    private record Call(Thread thread, FutureTask<String> answer) {}

    @BeforeEach
    void fill() {
        server.replies((exchange, request) -> {
            await(held);
            HookServer.answer(exchange, 200, "{}");
        });
        first = IntStream.range(0, AT_ONCE).mapToObj(n -> begin()).toList();
        Eventually.see(server::received, received -> received.size() == AT_ONCE);
    }

    @AfterEach
    void close() throws IOException {
        held.countDown();
        egress.close();
        server.close();
    }

    @Test
    void theNinthWaitsForATurn() throws Exception {
        Call ninth = begin();
        Eventually.see(ninth.thread()::getState, Thread.State.TIMED_WAITING::equals);
        assertThat(server.received()).hasSize(AT_ONCE);
        held.countDown();
        for (Call one : first) {
            assertThat(one.answer().get()).isEqualTo("{}");
        }
        assertThat(ninth.answer().get()).isEqualTo("{}");
    }

    @Test
    void theNinthIsSentAwayWhereNoTurnComes() {
        Call ninth = begin();
        assertThatThrownBy(() -> ninth.answer().get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(OidcException.class, failure -> assertThat(failure.problem())
                        .isEqualTo(OidcProblem.BUSY));
        assertThat(server.received()).hasSize(AT_ONCE);
    }

    private Call begin() {
        FutureTask<String> answer = new FutureTask<>(() -> calls.read(URI.create(server.url("/"))));
        Thread thread = new Thread(answer, "sign-in");
        thread.start();
        return new Call(thread, answer);
    }

    private static void await(CountDownLatch held) throws IOException {
        try {
            if (!held.await(60, TimeUnit.SECONDS)) {
                throw new IOException("nobody lets the answers go");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
