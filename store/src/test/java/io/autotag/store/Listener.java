package io.autotag.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A webhook that listens, and the log of what it is told. */
public final class Listener {

    static final Duration LEASE = Duration.ofMinutes(1);
    static final Duration PATIENCE = Duration.ofHours(24);
    static final WebhookOutcome TAKEN = new WebhookOutcome(null, new WebhookResponse(200, 2, "ab", "ok"));
    static final WebhookOutcome REFUSED = new WebhookOutcome("It answered 500.", new WebhookResponse(500, 0, "", ""));

    final Database database;
    final Webhook webhook;
    final WebhookQueue queue = new WebhookQueue(LEASE, PATIENCE);

    public Listener(Database database, Organisation organisation, WebhookEvent... events) {
        this.database = database;
        NewWebhook wanted = new NewWebhook(
                UUID.randomUUID().toString(),
                organisation.id(),
                "https://example.org/hook",
                Arrays.stream(events).map(WebhookEvent::wire).toList(),
                true,
                "sealed");
        this.webhook = database.inTransaction(tx -> new WebhookRepository().create(tx, wanted));
    }

    /** Notes something about the subject. */
    void tell(String subject, String text) {
        database.doInTransaction(tx -> new WebhookOutbox()
                .tell(tx, webhook.orgId(), WebhookEvent.RUN_PAUSED, subject, () -> Map.of("text", text)));
    }

    List<WebhookCall> claim(int limit) {
        return database.inTransaction(tx -> queue.claim(tx, webhook.id(), limit));
    }

    void settle(WebhookCall call, WebhookOutcome outcome) {
        database.doInTransaction(tx -> queue.settle(tx, call, outcome, Duration.ofSeconds(10)));
    }

    /** What it was told, oldest first. */
    List<WebhookDelivery> log() {
        return database.read(tx -> new WebhookDeliveries()
                .list(tx, webhook.orgId(), webhook.uid(), null, Page.first(1_000)).stream()
                        .sorted((a, b) -> Long.compare(a.id(), b.id()))
                        .toList());
    }

    /** As if so much time had gone: everything happened so much earlier. */
    void age(Duration time) {
        long seconds = time.toSeconds();
        database.doInTransaction(tx -> tx.sql(
                        """
                        UPDATE webhook_delivery SET due_at = due_at - ? * interval '1 second',
                            give_up_at = give_up_at - ? * interval '1 second',
                            created_at = created_at - ? * interval '1 second',
                            updated_at = updated_at - ? * interval '1 second'""",
                        seconds,
                        seconds,
                        seconds,
                        seconds)
                .update());
    }
}
