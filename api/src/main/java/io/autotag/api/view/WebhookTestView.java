package io.autotag.api.view;

import io.autotag.store.WebhookOutcome;
import io.autotag.store.WebhookResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of a test. {@code success} and {@code delivered} are the same; {@code delivery} is the uid under which the log
 * has it.
 */
@Schema(name = "WebhookTest")
public record WebhookTestView(
        boolean success, boolean delivered, String message, @Nullable Integer responseStatus, String delivery) {

    public static WebhookTestView from(WebhookOutcome outcome, String delivery) {
        String error = outcome.errorMessage();
        WebhookResponse response = outcome.response();
        return new WebhookTestView(
                outcome.isDelivered(),
                outcome.isDelivered(),
                error == null ? "The webhook has taken the test." : error,
                response == null ? null : response.status(),
                delivery);
    }
}
