package io.autotag.api;

import io.autotag.egress.EgressRules;
import io.autotag.secret.SecretBox;
import io.autotag.source.SourceSettings;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * What of this machine may be read in place.
 *
 * @param folders with commas between them; sources may be below them
 * @param buckets with commas between them; they are read as this process where a source has no keys
 */
record SourcesConfig(@NotNull String folders, @NotNull String buckets) {

    SourceSettings settings(EgressRules rules, SecretBox box) {
        return SourceSettings.of(folders, buckets, rules, Optional.of(box));
    }

    @ValidationMethod(
            message = "AUTOTAG_SOURCE_FOLDERS must be whole paths below the root, and AUTOTAG_SOURCE_BUCKETS names of"
                    + " buckets, with commas between them")
    public boolean isWellFormed() {
        return Legible.is(() -> SourceSettings.of(folders, buckets, EgressRules.of(false, ""), Optional.empty()));
    }
}
