package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a bucket, or the addresses of pictures: a list, or the address of a text with one in each line. */
@Schema(name = "NewSourceAccess")
public record NewSourceAccess(
        @Nullable String manifestUrl,
        @Nullable List<@NotNull String> urls,
        @Pattern(regexp = "[!-~]{3,128}", message = "must have 3 to 128 visible characters of ASCII") @Nullable
                String accessKeyId,
        @Pattern(regexp = "[!-~]{8,128}", message = "must have 8 to 128 visible characters of ASCII") @Nullable
                String secretAccessKey) {

    /** In how many ways it says addresses. */
    public int addresses() {
        return (manifestUrl == null ? 0 : 1) + (urls == null ? 0 : 1);
    }

    @Schema(hidden = true)
    public boolean isEmpty() {
        return addresses() == 0 && accessKeyId == null && secretAccessKey == null;
    }

    /** Never the secret, and no address, which may be signed. */
    @Override
    public String toString() {
        return "NewSourceAccess[" + accessKeyId + "]";
    }
}
