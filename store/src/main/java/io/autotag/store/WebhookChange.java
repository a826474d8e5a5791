package io.autotag.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a webhook is to be changed; null leaves it as it is. */
public record WebhookChange(@Nullable String targetUrl, @Nullable List<String> events, @Nullable Boolean isActive) {

    public WebhookChange {
        events = events == null ? null : List.copyOf(events);
    }
}
