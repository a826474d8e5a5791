package io.autotag.api.view;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** One file that a client wants to upload for a dataset; the length in bytes is held against the file if given. */
public record NewTicket(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String datasetName,
        @NotNull String filePathInDataset,
        @Nullable @Positive Long contentLength) {}
