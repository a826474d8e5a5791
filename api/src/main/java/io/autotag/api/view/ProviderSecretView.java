package io.autotag.api.view;

import io.autotag.store.ProviderSecret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** That there is a secret for providers, and whom it goes to; the secret itself is never shown. */
@Schema(name = "ProviderSecret")
public record ProviderSecretView(String name, String origin, Instant createdAt, Instant updatedAt) {

    public static ProviderSecretView from(ProviderSecret secret) {
        return new ProviderSecretView(secret.name(), secret.origin(), secret.createdAt(), secret.updatedAt());
    }
}
