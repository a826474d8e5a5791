package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which items: {@code full}, {@code slices} by uid, {@code items} by uid, or a {@code query}. */
@Schema(name = "Data")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataView(
        @NotNull @Pattern(regexp = "full|slices|items|query", message = "must be full, slices, items or query")
                String type,
        @Nullable @Size(max = 1000) List<@NotNull String> slices,
        @Nullable @Size(max = 100_000) List<@NotNull String> items,
        @Nullable @Size(max = 4096) String query) {}
