package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place whose pictures become items, and are read there: {@code location} is a folder that the operator allows or
 * {@code s3://bucket/folder}; else {@code manifest_url} is the address of a text with the address of a picture in each line,
 * or {@code urls} are those addresses. Items are called by {@code name} and their path in the place.
 */
@Schema(name = "NewSource")
public record NewSourceBody(
        @NotNull
                @Pattern(
                        regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}",
                        message = "must be letters, digits, dots, hyphens and underlines, at most 63")
                String name,
        @Nullable String location,
        @Nullable String manifestUrl,
        @Nullable List<@NotNull String> urls,
        @Nullable String endpoint,
        @Pattern(regexp = "[a-z0-9-]{1,40}", message = "must look like eu-central-1") @Nullable String region,
        @Pattern(regexp = "[!-~]{3,128}", message = "must have 3 to 128 visible characters of ASCII") @Nullable
                String accessKeyId,
        @Pattern(regexp = "[!-~]{8,128}", message = "must have 8 to 128 visible characters of ASCII") @Nullable
                String secretAccessKey,
        @Min(0) @Max(525_600) @Nullable Integer scanEveryMinutes) {

    /** The part of it that may be secret. */
    public NewSourceAccess access() {
        return new NewSourceAccess(manifestUrl, urls, accessKeyId, secretAccessKey);
    }

    /** Never the secret, and no address, which may be signed. */
    @Override
    public String toString() {
        return "NewSourceBody[" + name + ", " + location + "]";
    }
}
