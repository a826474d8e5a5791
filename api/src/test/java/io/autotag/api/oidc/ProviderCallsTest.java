package io.autotag.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.egress.Egress;
import io.autotag.egress.EgressRules;
import io.autotag.egress.HookServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class ProviderCallsTest {

    @Test
    void theNinthWaitsForATurn() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (HookServer server = new HookServer();
                Egress egress = new Egress(EgressRules.of(true, "127.0.0.0/8"), Duration.ofSeconds(30))) {
            server.replies((exchange, request) -> {
                await(held);
                HookServer.answer(exchange, 200, "{}");
            });
            ProviderCalls calls = new ProviderCalls(egress);
            List<FutureTask<String>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                begin(calls, server, all);
            }
            while (server.received().size() < 8) {
                Thread.onSpinWait();
            }
            Thread ninth = begin(calls, server, all);
            while (ninth.getState() != Thread.State.TIMED_WAITING && ninth.isAlive()) {
                Thread.onSpinWait();
            }
            held.countDown();
            for (FutureTask<String> one : all) {
                assertThat(one.get()).isEqualTo("{}");
            }
        }
    }

    private static Thread begin(ProviderCalls calls, HookServer server, List<FutureTask<String>> all) {
        FutureTask<String> task = new FutureTask<>(() -> calls.read(URI.create(server.url("/"))));
        all.add(task);
        Thread thread = new Thread(task, "sign-in");
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch held) throws IOException {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
