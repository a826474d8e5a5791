package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A secret for providers: {@code value} goes to {@code origin} alone, such as https://example.org/v1. */
@Schema(name = "NewProviderSecret")
public record NewProviderSecret(
        @NotBlank String origin,
        @NotNull
                @Pattern(
                        regexp = "[!-~][ -~]{6,4094}[!-~]",
                        message = "must have 8 to 4096 visible characters of ASCII, and no space around them")
                String value) {

    /** Never the secret. */
    @Override
    public String toString() {
        return "NewProviderSecret[" + origin + "]";
    }
}
