package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a webhook is told, and what came of it.
 *
 * @param event its name outside
 * @param payload the JSON that is sent, the same at every attempt
 * @param dueAt when it is tried next; means nothing once it is delivered or failed
 * @param response what the last attempt was answered; null when it was not
 * @param errorMessage why the last attempt failed, a sentence
 */
public record WebhookDelivery(
        long id,
        String uid,
        String webhookUid,
        String event,
        String payload,
        DeliveryStatus status,
        int attempts,
        Instant dueAt,
        @Nullable WebhookResponse response,
        @Nullable String errorMessage,
        Instant createdAt,
        Instant updatedAt) {}
