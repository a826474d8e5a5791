package io.autotag.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.autotag.secret.SecretBox;
import io.autotag.source.SourceSettings;
import io.autotag.store.Source;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What the API process is told, beside the settings of the server itself; an unknown key stops the start. */
final class ApiConfiguration extends Configuration {

    @Valid
    @NotNull
    private final DatabaseConfig database;

    @Valid
    @NotNull
    private final TemporalConfig temporal;

    @Valid
    @NotNull
    private final ModelConfig models;

    @Valid
    @NotNull
    private final EgressConfig egress;

    @Valid
    @NotNull
    private final OidcConfig oidc;

    @Valid
    @NotNull
    private final WebhookConfig webhooks;

    @Valid
    @NotNull
    private final BlobConfig blobs;

    @Valid
    @NotNull
    private final SourcesConfig sources;

    @NotNull
    @Pattern(
            regexp = "(https?://[^/?#\\s]+/?)?",
            message = "must be an address without a path, such as https://autotag.example.org (AUTOTAG_URL)")
    private final String publicUrl;

    @NotNull
    @Size(min = 16)
    private final String secret;

    @NotBlank
    private final String adminKeyFile;

    @Min(1)
    private final long mostUploadBytes;

    @JsonCreator
    ApiConfiguration(
            @JsonProperty("database") DatabaseConfig database,
            @JsonProperty("temporal") TemporalConfig temporal,
            @JsonProperty("models") ModelConfig models,
            @JsonProperty("egress") EgressConfig egress,
            @JsonProperty("oidc") OidcConfig oidc,
            @JsonProperty("webhooks") WebhookConfig webhooks,
            @JsonProperty("blobs") BlobConfig blobs,
            @JsonProperty("sources") SourcesConfig sources,
            @JsonProperty("publicUrl") String publicUrl,
            @JsonProperty("secret") String secret,
            @JsonProperty("adminKeyFile") String adminKeyFile,
            @JsonProperty("mostUploadBytes") long mostUploadBytes) {
        this.database = database;
        this.temporal = temporal;
        this.models = models;
        this.egress = egress;
        this.oidc = oidc;
        this.webhooks = webhooks;
        this.blobs = blobs;
        this.sources = sources;
        this.publicUrl = publicUrl;
        this.secret = secret;
        this.adminKeyFile = adminKeyFile;
        this.mostUploadBytes = mostUploadBytes;
    }

    DatabaseConfig database() {
        return database;
    }

    TemporalConfig temporal() {
        return temporal;
    }

    ModelConfig models() {
        return models;
    }

    EgressConfig egress() {
        return egress;
    }

    OidcConfig oidc() {
        return oidc;
    }

    WebhookConfig webhooks() {
        return webhooks;
    }

    BlobConfig blobs() {
        return blobs;
    }

    /** What may be read in place, with what opens keys and addresses. */
    SourceSettings inPlace() {
        return sources.settings(egress.rules(), new SecretBox(secret(), Source.PURPOSE));
    }

    /** How clients reach the API; empty when that is the address they call. */
    Optional<URI> publicUrl() {
        return publicUrl.isEmpty() ? Optional.empty() : Optional.of(URI.create(publicUrl));
    }

    /** Signs cursors and addresses; the same for all API processes of the installation. */
    byte[] secret() {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Where the first start leaves the first key. */
    Path adminKeyFile() {
        return Path.of(adminKeyFile);
    }

    /** The largest image that is taken. */
    long mostUploadBytes() {
        return mostUploadBytes;
    }
}
