package io.autotag.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What webhooks can be told of. Autotag's own come first; those of the other product whose clients it serves may be
 * subscribed to, and are sent where something here decides them.
 */
public enum WebhookEvent {
    RUN_COMPLETED,
    RUN_FAILED,
    RUN_PAUSED,
    RUN_CANCELLED,
    PREDICTION_BATCH,
    REVIEW_SAVED,
    BULK_COMPLETED,
    EXPORT_COMPLETED,
    EXPORT_FAILED,
    DATASET_CREATED,
    DATASET_UPDATED,
    DATASET_DELETED,
    TASK_COMPLETED,
    RESULT_SUBMITTED,
    RESULT_ACCEPTED,
    RESULT_REJECTED,
    AUTO_LABEL_COMPLETED("auto_label.completed"),
    AUTO_LABEL_FAILED("auto_label.failed"),
    /** Sent when somebody asks for it; nothing to subscribe to. */
    WEBHOOK_TEST;

    private final String wire;

    WebhookEvent() {
        this.wire = name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    WebhookEvent(String wire) {
        this.wire = wire;
    }

    /** Its name outside, such as {@code run.completed}. */
    public String wire() {
        return wire;
    }

    public boolean isSubscribable() {
        return this != WEBHOOK_TEST;
    }

    /** The event that can be subscribed to under this name. */
    public static Optional<WebhookEvent> subscribable(String wire) {
        return Arrays.stream(values())
                .filter(event -> event.isSubscribable() && event.wire.equals(wire))
                .findFirst();
    }
}
