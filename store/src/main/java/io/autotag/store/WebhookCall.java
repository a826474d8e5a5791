package io.autotag.store;

/**
 * One attempt at a delivery that this process holds for a while.
 *
 * @param attempt from 1; nobody else holds the delivery under this number
 */
public record WebhookCall(
        long deliveryId,
        String deliveryUid,
        String webhookUid,
        String targetUrl,
        String sealedSecret,
        String event,
        String payload,
        int attempt) {}
