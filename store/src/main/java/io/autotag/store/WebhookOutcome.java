package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param errorMessage null when the webhook has taken it
 * @param response null when there was none
 */
public record WebhookOutcome(@Nullable String errorMessage, @Nullable WebhookResponse response) {

    public boolean isDelivered() {
        return errorMessage == null;
    }
}
