package io.autotag.api.view;

import io.autotag.store.Webhook;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** An address that is told of events. */
@Schema(name = "Webhook")
public record WebhookView(
        String uid, String targetUrl, List<String> events, boolean isActive, Instant createdAt, Instant updatedAt) {

    public WebhookView {
        events = List.copyOf(events);
    }

    public static WebhookView from(Webhook webhook) {
        return new WebhookView(
                webhook.uid(),
                webhook.targetUrl(),
                webhook.events(),
                webhook.isActive(),
                webhook.createdAt(),
                webhook.updatedAt());
    }
}
