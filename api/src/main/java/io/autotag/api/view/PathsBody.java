package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paths of a dataset that a client is about to send files for.
 *
 * @param slug with which the client will finalise; several datasets may have the name
 */
@Schema(name = "UploadPaths")
public record PathsBody(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String datasetName,
        @Nullable @Size(max = 100) @Pattern(regexp = Names.SLUG, message = Names.SLUG_RULE) String slug,
        @NotNull @Size(min = 1, max = 1000) List<@NotNull @Size(max = 1024) String> paths) {}
