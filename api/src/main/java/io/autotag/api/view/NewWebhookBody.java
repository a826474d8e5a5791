package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook to be made; it is active unless said otherwise, and without {@code secret} one is made. */
@Schema(name = "NewWebhook")
public record NewWebhookBody(
        @NotBlank String targetUrl,
        @NotEmpty @Size(max = 50) List<@NotNull String> events,
        @Nullable Boolean isActive,
        @Size(min = 8, max = 255) @Nullable String secret) {

    /** Never the secret. */
    @Override
    public String toString() {
        return "NewWebhookBody[" + targetUrl + ", " + events + "]";
    }
}
