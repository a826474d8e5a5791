package io.autotag.api.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.error.ApiException;
import io.autotag.store.DatasetStatus;
import io.autotag.store.Visibility;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A dataset to create, empty or from uploaded files. What has no meaning here is taken and ignored, since clients send
 * it always; what would promise something that is not done is refused.
 */
public record NewDataset(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String name,
        @NotNull @Size(max = 100) @Pattern(regexp = Names.SLUG, message = Names.SLUG_RULE) String slug,
        @NotNull @Pattern(regexp = "image", message = "must be image: other types are not supported") String dataType,
        @Nullable @Pattern(regexp = Names.VISIBILITY, message = Names.VISIBILITY_RULE) String visibility,
        @Nullable Boolean createMetadata,
        @Nullable Boolean isSequence,
        @Nullable String ownerName,
        @Nullable JsonNode providerConfig,
        @Nullable JsonNode metadata,
        @Nullable Long organizationId,
        @Nullable String organizationUid,
        @Nullable String gpuTextureFormat,
        @Nullable Integer industry,
        @Nullable Integer license) {

    /** For an owner; the default is private. */
    public io.autotag.store.NewDataset toStore(long orgId, String login, DatasetStatus status) {
        Visibility seen = "public".equals(visibility) ? Visibility.PUBLIC : Visibility.PRIVATE;
        return new io.autotag.store.NewDataset(orgId, login, name, slug, dataType, seen, status);
    }

    /** Refuses what is not done here: cloud storage, sequences, and datasets for someone else. */
    public void check(String login) {
        if (providerConfig != null && !providerConfig.isNull()) {
            throw ApiException.badField("provider_config", "Cloud storage is not supported: upload the files.");
        }
        if (Boolean.TRUE.equals(isSequence)) {
            throw ApiException.badField("is_sequence", "Sequences are not supported.");
        }
        if (ownerName != null && !ownerName.isEmpty() && !ownerName.equals(login)) {
            throw ApiException.badField("owner_name", "Must be the caller's own name, \"" + login + "\".");
        }
    }
}
