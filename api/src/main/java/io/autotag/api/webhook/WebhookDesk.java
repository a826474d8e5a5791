package io.autotag.api.webhook;

import io.autotag.api.error.ApiException;
import io.autotag.api.view.IssuedWebhookView;
import io.autotag.api.view.NewWebhookBody;
import io.autotag.api.view.WebhookPatch;
import io.autotag.api.view.WebhookTestView;
import io.autotag.egress.EgressRules;
import io.autotag.egress.Origin;
import io.autotag.secret.SecretBox;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.NewWebhook;
import io.autotag.store.Page;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import io.autotag.store.Webhook;
import io.autotag.store.WebhookCall;
import io.autotag.store.WebhookEvent;
import io.autotag.store.WebhookQueue;
import io.autotag.store.WebhookRepository;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes, changes and tests webhooks. */
public final class WebhookDesk {

    private final Database database;
    private final EgressRules rules;
    private final SecretBox secrets;
    private final WebhookQueue queue;
    private final WebhookRelay relay;
    private final WebhookRepository webhooks = new WebhookRepository();
    private final AuditLog audit = new AuditLog();
    private final SecureRandom random = new SecureRandom();

    public WebhookDesk(
            Database database, EgressRules rules, SecretBox secrets, WebhookQueue queue, WebhookRelay relay) {
        this.database = database;
        this.rules = rules;
        this.secrets = secrets;
        this.queue = queue;
        this.relay = relay;
    }

    public List<Webhook> list(long orgId, Page page) {
        return database.read(tx -> webhooks.list(tx, orgId, page));
    }

    public Webhook get(long orgId, String uid) {
        return database.read(tx -> webhooks.get(tx, orgId, uid));
    }

    /** @throws ApiException for an address that may not be called, and for events that nobody knows */
    public IssuedWebhookView create(User by, NewWebhookBody wanted) {
        checkTarget(wanted.targetUrl());
        checkEvents(wanted.events());
        String uid = UUID.randomUUID().toString();
        String given = wanted.secret();
        String secret = given == null ? WebhookSecrets.generate(random) : given;
        Boolean active = wanted.isActive();
        NewWebhook webhook = new NewWebhook(
                uid,
                by.orgId(),
                wanted.targetUrl(),
                wanted.events(),
                active == null || active,
                secrets.seal(uid, secret));
        Webhook made = database.inTransaction(tx -> {
            Webhook added = webhooks.create(tx, webhook);
            note(tx, by, AuditKind.WEBHOOK_ADDED, added, words(added));
            return added;
        });
        return IssuedWebhookView.from(made, secret);
    }

    /** @throws ApiException as for a new one */
    public Webhook change(User by, String uid, WebhookPatch change) {
        String target = change.targetUrl();
        if (target != null) {
            checkTarget(target);
        }
        List<String> events = change.events();
        if (events != null) {
            checkEvents(events);
        }
        return database.inTransaction(tx -> {
            Webhook before = webhooks.get(tx, by.orgId(), uid);
            Webhook after = webhooks.change(tx, by.orgId(), uid, change.toStore());
            String changes = changes(before, after);
            if (!changes.isEmpty()) {
                note(tx, by, AuditKind.WEBHOOK_CHANGED, after, changes);
            }
            return after;
        });
    }

    public void delete(User by, String uid) {
        database.doInTransaction(tx -> {
            note(tx, by, AuditKind.WEBHOOK_DELETED, webhooks.get(tx, by.orgId(), uid), "");
            webhooks.delete(tx, by.orgId(), uid);
        });
    }

    /** By whom it is received alone: whoever knows the rest of some addresses may send there, and the note stays. */
    private void note(Transaction tx, User by, AuditKind kind, Webhook webhook, String detail) {
        audit.note(tx, by, kind, webhook.uid(), receiver(webhook), detail);
    }

    private static String receiver(Webhook webhook) {
        return Origin.of(URI.create(webhook.targetUrl()));
    }

    private static String changes(Webhook before, Webhook after) {
        List<String> changes = new ArrayList<>();
        if (!before.targetUrl().equals(after.targetUrl())) {
            changes.add("from an address of " + receiver(before));
        }
        if (!words(before).equals(words(after))) {
            changes.add(words(before) + " -> " + words(after));
        }
        return String.join("; ", changes);
    }

    private static String words(Webhook webhook) {
        return String.join(", ", webhook.events()) + (webhook.isActive() ? "" : ", not active");
    }

    /** Sends an event that says nothing but who it is for, and waits for what comes of it. */
    public WebhookTestView test(long orgId, String uid) {
        WebhookCall call = database.inTransaction(tx -> {
            Webhook webhook = webhooks.get(tx, orgId, uid);
            return queue.test(tx, webhook, "{\"uid\":\"" + webhook.uid() + "\",\"test\":true}");
        });
        return WebhookTestView.from(relay.attempt(call), call.deliveryUid());
    }

    private void checkTarget(String address) {
        rules.objection(address).ifPresent(sentence -> {
            throw ApiException.badField("target_url", sentence);
        });
    }

    private static void checkEvents(List<String> events) {
        for (String event : events) {
            if (WebhookEvent.subscribable(event).isEmpty()) {
                throw ApiException.badField("events", "\"" + event + "\" is no event. There are " + known() + ".");
            }
        }
        if (events.stream().distinct().count() < events.size()) {
            throw ApiException.badField("events", "Must name each event once.");
        }
    }

    private static String known() {
        return Arrays.stream(WebhookEvent.values())
                .filter(WebhookEvent::isSubscribable)
                .map(WebhookEvent::wire)
                .collect(Collectors.joining(", "));
    }
}
