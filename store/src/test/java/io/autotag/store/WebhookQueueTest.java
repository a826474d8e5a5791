package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told what, and when, and in which order. */
final class WebhookQueueTest {

    private TestDatabase test;
    private Seed seed;
    private Listener listener;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 0);
        listener = new Listener(test.database(), seed.organisation(), WebhookEvent.RUN_PAUSED);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void ofOneSubjectOnlyTheOldestIsInHand() {
        listener.tell("run a", "first");
        listener.tell("run a", "second");
        listener.tell("run b", "other");
        List<WebhookCall> claimed = listener.claim(10);
        assertThat(claimed)
                .extracting(WebhookCall::payload)
                .containsExactly("{\"text\":\"first\"}", "{\"text\":\"other\"}");
        assertThat(listener.claim(10)).isEmpty();
        listener.settle(claimed.get(0), Listener.TAKEN);
        assertThat(listener.claim(10)).extracting(WebhookCall::payload).containsExactly("{\"text\":\"second\"}");
    }

    @Test
    void whatWasNotTakenComesBackLaterAndHoldsUpItsSubjectOnly() {
        listener.tell("run a", "first");
        listener.tell("run a", "second");
        listener.settle(listener.claim(1).get(0), Listener.REFUSED);
        listener.tell("run b", "other");
        assertThat(listener.claim(10)).extracting(WebhookCall::payload).containsExactly("{\"text\":\"other\"}");
        listener.age(Duration.ofSeconds(11));
        assertThat(listener.claim(10)).singleElement().satisfies(call -> {
            assertThat(call.payload()).contains("first");
            assertThat(call.attempt()).isEqualTo(2);
        });
        assertThat(listener.log().get(0).response()).isEqualTo(Listener.REFUSED.response());
        assertThat(listener.log().get(0).errorMessage()).isEqualTo("It answered 500.");
    }

    @Test
    void whatAProcessHadInHandWhenItDiedIsClaimedAgain() {
        listener.tell("run a", "first");
        WebhookCall lost = listener.claim(1).get(0);
        listener.age(Listener.LEASE);
        WebhookCall again = listener.claim(1).get(0);
        assertThat(again.deliveryUid()).isEqualTo(lost.deliveryUid());
        listener.settle(lost, Listener.TAKEN);
        assertThat(listener.log().get(0).status()).as("said by one overtaken").isEqualTo(DeliveryStatus.PENDING);
        listener.settle(again, Listener.TAKEN);
        assertThat(listener.log().get(0).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void afterADayItFailsWithAllThatWaitedBehindIt() {
        listener.tell("run a", "first");
        listener.tell("run a", "second");
        listener.settle(listener.claim(1).get(0), Listener.REFUSED);
        listener.age(Listener.PATIENCE.plusSeconds(1));
        listener.tell("run a", "third");
        listener.settle(listener.claim(1).get(0), Listener.REFUSED);
        assertThat(listener.log())
                .extracting(WebhookDelivery::status)
                .containsExactly(DeliveryStatus.FAILED, DeliveryStatus.FAILED, DeliveryStatus.PENDING);
        assertThat(listener.log().get(1).errorMessage()).contains("before it");
        assertThat(listener.claim(10)).extracting(WebhookCall::payload).containsExactly("{\"text\":\"third\"}");
    }

    /** A day without any process is no day of attempts. */
    @Test
    void patienceBeginsWithTheFirstAttempt() {
        listener.tell("run a", "first");
        listener.age(Duration.ofDays(3));
        listener.settle(listener.claim(1).get(0), Listener.REFUSED);
        assertThat(listener.log().get(0).status()).isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void theLastAttemptIsAtTheEndOfPatience() {
        listener.tell("run a", "first");
        WebhookCall call = listener.claim(1).get(0);
        listener.age(Listener.PATIENCE.minusSeconds(5));
        listener.settle(call, Listener.REFUSED);
        assertThat(listener.log().get(0).status()).isEqualTo(DeliveryStatus.PENDING);
        listener.age(Duration.ofSeconds(5));
        listener.settle(listener.claim(1).get(0), Listener.REFUSED);
        assertThat(listener.log().get(0).status()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void aReplayIsSentUnderTheSameUidWithNewPatience() {
        listener.tell("run a", "first");
        listener.settle(listener.claim(1).get(0), Listener.TAKEN);
        WebhookDelivery sent = listener.log().get(0);
        assertThat(replay(sent).status()).isEqualTo(DeliveryStatus.PENDING);
        assertThatThrownBy(() -> replay(sent)).hasMessageContaining("pending");
        assertThat(listener.claim(1)).singleElement().satisfies(call -> {
            assertThat(call.deliveryUid()).isEqualTo(sent.uid());
            assertThat(call.attempt()).isEqualTo(1);
        });
    }

    @Test
    void aTestIsTriedOnce() {
        WebhookCall call = test.database().inTransaction(tx -> listener.queue.test(tx, listener.webhook, "{}"));
        assertThat(listener.claim(1)).isEmpty();
        listener.settle(call, Listener.REFUSED);
        assertThat(listener.log()).singleElement().satisfies(delivery -> {
            assertThat(delivery.event()).isEqualTo("webhook.test");
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        });
    }

    @Test
    void onlyActiveListenersOfTheOrganisationAreTold() {
        Seed stranger = Seed.plant(test.database(), "strange", 0);
        Listener other = new Listener(test.database(), stranger.organisation(), WebhookEvent.RUN_PAUSED);
        Listener deaf = new Listener(test.database(), seed.organisation(), WebhookEvent.RUN_FAILED);
        Listener second = new Listener(test.database(), seed.organisation(), WebhookEvent.RUN_PAUSED);
        test.database().inTransaction(tx -> new WebhookRepository()
                .change(tx, seed.organisation().id(), second.webhook.uid(), new WebhookChange(null, null, false)));
        listener.tell("run a", "first");
        assertThat(listener.log()).hasSize(1);
        assertThat(other.log()).isEmpty();
        assertThat(deaf.log()).isEmpty();
        assertThat(second.log()).isEmpty();
    }

    @Test
    void aWebhookThatIsNotActiveWaits() {
        listener.tell("run a", "first");
        assertThat(waiting()).containsExactly(listener.webhook.id());
        change(new WebhookChange(null, null, false));
        assertThat(waiting()).isEmpty();
        change(new WebhookChange("https://example.org/other", List.of("run.failed"), true));
        assertThat(waiting()).containsExactly(listener.webhook.id());
        assertThat(listener.claim(1).get(0).targetUrl()).isEqualTo("https://example.org/other");
    }

    @Test
    void processesShareTheWorkInOrder() {
        IntStream.range(0, 120).forEach(n -> listener.tell("run " + n % 3, Integer.toString(n)));
        ConcurrentLinkedQueue<Integer> sent = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 4).parallel().forEach(process -> {
            while (sent.size() < 120) {
                for (WebhookCall call : listener.claim(2)) {
                    sent.add(Integer.parseInt(call.payload().replaceAll("\\D", "")));
                    listener.settle(call, Listener.TAKEN);
                }
            }
        });
        List<Integer> all = List.copyOf(sent);
        assertThat(all).hasSize(120).doesNotHaveDuplicates();
        for (int run = 0; run < 3; run++) {
            int subject = run;
            List<Integer> ofOne = all.stream().filter(n -> n % 3 == subject).toList();
            assertThat(ofOne).isSorted();
        }
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        for (int i = 0; i < 3; i++) {
            listener.tell("run " + i, "text");
        }
        List<WebhookCall> calls = new ArrayList<>(listener.claim(3));
        calls.sort((a, b) -> Long.compare(a.deliveryId(), b.deliveryId()));
        listener.settle(calls.get(0), Listener.TAKEN);
        listener.age(Listener.PATIENCE);
        listener.settle(calls.get(1), Listener.REFUSED);
        listener.age(Duration.ofDays(8));
        assertThat(forget()).isEqualTo(1);
        assertThat(statuses()).containsExactlyInAnyOrder(DeliveryStatus.FAILED, DeliveryStatus.PENDING);
        listener.age(Duration.ofDays(30));
        assertThat(forget()).isEqualTo(1);
        assertThat(statuses()).containsExactly(DeliveryStatus.PENDING);
    }

    @Test
    void deletingAWebhookTakesItsDeliveriesWithIt() {
        listener.tell("run a", "first");
        test.database().doInTransaction(tx -> new WebhookRepository()
                .delete(tx, seed.organisation().id(), listener.webhook.uid()));
        assertThat(listener.log()).isEmpty();
        listener.tell("run a", "second");
        assertThat(listener.log()).isEmpty();
    }

    @Test
    void namesAreOfOneEventEach() {
        Set<String> names = new HashSet<>();
        for (WebhookEvent event : WebhookEvent.values()) {
            assertThat(names.add(event.wire())).isTrue();
            assertThat(WebhookEvent.subscribable(event.wire()).isPresent()).isEqualTo(event.isSubscribable());
        }
        assertThat(names).contains("run.completed", "prediction.batch", "auto_label.completed", "task.completed");
    }

    private WebhookDelivery replay(WebhookDelivery delivery) {
        return test.database().inTransaction(tx -> new WebhookDeliveries()
                .replay(tx, seed.organisation().id(), delivery.uid()));
    }

    private void change(WebhookChange change) {
        test.database().inTransaction(tx -> new WebhookRepository()
                .change(tx, seed.organisation().id(), listener.webhook.uid(), change));
    }

    private List<Long> waiting() {
        return test.database().read(listener.queue::waiting);
    }

    private int forget() {
        return test.database().inTransaction(new WebhookUpkeep()::forget);
    }

    private List<DeliveryStatus> statuses() {
        return listener.log().stream().map(WebhookDelivery::status).toList();
    }
}
