package io.autotag.api.view;

import io.autotag.store.WebhookChange;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a webhook is to be changed; what is left out stays. */
@Schema(name = "WebhookPatch")
public record WebhookPatch(
        @Nullable String targetUrl,
        @Size(min = 1, max = 50) @Nullable List<@NotNull String> events,
        @Nullable Boolean isActive) {

    public WebhookChange toStore() {
        return new WebhookChange(targetUrl, events, isActive);
    }
}
