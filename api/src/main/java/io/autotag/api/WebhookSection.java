package io.autotag.api;

import io.autotag.api.resource.WebhookDeliveryResource;
import io.autotag.api.resource.WebhookResource;
import io.autotag.api.run.Beat;
import io.autotag.api.webhook.Courier;
import io.autotag.api.webhook.RetryDelays;
import io.autotag.api.webhook.WebhookDesk;
import io.autotag.api.webhook.WebhookRelay;
import io.autotag.egress.Egress;
import io.autotag.secret.SecretBox;
import io.autotag.store.Database;
import io.autotag.store.WebhookQueue;
import io.autotag.store.WebhookUpkeep;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;

/** Telling addresses outside what has happened. */
final class WebhookSection {

    /** What they are sealed for; another word, and those in the database are not read any more. */
    private static final String SEALED = "autotag webhook secrets 1";

    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

    private final Foundation foundation;
    private final WebhookConfig config;
    private final SecretBox secrets;
    private final Egress egress;
    private final WebhookQueue queue;
    private final WebhookMetrics metrics = new WebhookMetrics();
    private final WebhookRelay relay;
    private final Beat beat;

    /** @param secret of the installation */
    WebhookSection(Foundation foundation, EgressConfig outside, WebhookConfig config, byte[] secret) {
        Database database = foundation.database();
        this.foundation = foundation;
        this.config = config;
        this.secrets = new SecretBox(secret, SEALED);
        this.egress = new Egress(outside.rules(), outside.timeout().toJavaDuration());
        // An attempt ends within its time; the rest is for looking the name up and for a database that is busy.
        Duration lease = egress.time().multipliedBy(2).plusSeconds(1);
        this.queue = new WebhookQueue(lease, config.patience().toJavaDuration());
        this.relay = new WebhookRelay(
                database,
                queue,
                new Courier(egress, secrets, foundation.clock()),
                new RetryDelays(config.firstDelay().toJavaDuration()),
                metrics,
                this::lookAgain);
        this.beat = new Beat("webhooks", relay::pass);
    }

    private void lookAgain() {
        beat.ring();
    }

    void register(Environment environment) {
        Database database = foundation.database();
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new WebhookResource(
                new WebhookDesk(database, egress.rules(), secrets, queue, relay), foundation.paging()));
        jersey.register(new WebhookDeliveryResource(database, foundation.paging(), foundation.json(), this::lookAgain));
        // Ends in the reverse order: first nothing new is begun, then what is under way ends.
        environment.lifecycle().manage(new ClosedAtEnd(egress));
        environment.lifecycle().manage(new ClosedAtEnd(relay));
        environment.lifecycle().manage(new Beating(beat, config.every().toJavaDuration()));
        environment.lifecycle().manage(new Beating(upkeep(), FORGET_EVERY));
    }

    MeterBinder metrics() {
        return metrics;
    }

    private Beat upkeep() {
        WebhookUpkeep upkeep = new WebhookUpkeep();
        Database database = foundation.database();
        return new Beat("webhook-upkeep", () -> database.inTransaction(upkeep::forget));
    }
}
