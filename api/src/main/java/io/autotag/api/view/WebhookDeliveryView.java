package io.autotag.api.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.store.DeliveryStatus;
import io.autotag.store.WebhookDelivery;
import io.autotag.store.WebhookResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a webhook is told. {@code subscription} is the webhook, {@code status} pending, delivered or failed; {@code
 * next_retry_at} is set while it is pending. What starts with {@code response_} is of the last attempt: {@code
 * response_preview}, which older clients know as {@code response_body}, has up to 1,024 characters, {@code
 * response_body_size} counts up to 16 KiB. {@code error_message} says why the last attempt failed.
 */
@Schema(name = "WebhookDelivery")
public record WebhookDeliveryView(
        String uid,
        String subscription,
        String eventType,
        Map<String, Object> payload,
        String status,
        int attempts,
        @Nullable Instant nextRetryAt,
        @Nullable Integer responseStatus,
        @Nullable Integer responseBodySize,
        @Nullable String responseBodySha256,
        @Nullable String responsePreview,
        @Nullable String responseBody,
        @Nullable String errorMessage,
        Instant createdAt,
        Instant updatedAt) {

    public static WebhookDeliveryView from(WebhookDelivery delivery, ObjectMapper json) {
        WebhookResponse response = delivery.response();
        @Nullable String preview = response == null ? null : response.preview();
        return new WebhookDeliveryView(
                delivery.uid(),
                delivery.webhookUid(),
                delivery.event(),
                payload(delivery, json),
                Names.word(delivery.status()),
                delivery.attempts(),
                delivery.status() == DeliveryStatus.PENDING ? delivery.dueAt() : null,
                response == null ? null : response.status(),
                response == null ? null : response.bytes(),
                response == null ? null : response.sha256(),
                preview,
                preview,
                delivery.errorMessage(),
                delivery.createdAt(),
                delivery.updatedAt());
    }

    private static Map<String, Object> payload(WebhookDelivery delivery, ObjectMapper json) {
        try {
            return json.readValue(delivery.payload(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("delivery " + delivery.uid() + " holds no JSON object", e);
        }
    }
}
