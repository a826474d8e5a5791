package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autotag.store.Webhook;
import io.swagger.v3.oas.annotations.media.Schema;

/** A webhook that was just made, with the secret that signs: this once. */
@Schema(name = "IssuedWebhook")
public record IssuedWebhookView(@JsonUnwrapped WebhookView about, String secret) {

    public static IssuedWebhookView from(Webhook webhook, String secret) {
        return new IssuedWebhookView(WebhookView.from(webhook), secret);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "IssuedWebhookView[" + about + "]";
    }
}
