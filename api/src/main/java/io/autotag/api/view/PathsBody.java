package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Paths of a dataset that a client is about to send files for. */
@Schema(name = "UploadPaths")
public record PathsBody(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String datasetName,
        @NotNull @Size(min = 1, max = 1000) List<@NotNull @Size(max = 1024) String> paths) {}
