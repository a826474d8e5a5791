package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What people say of a version: notes, and numbers by their names, replaced as a whole. What is left out stays. */
@Schema(name = "ModelVersionPatch")
public record ModelVersionPatch(
        @Nullable @Size(max = 10_000) String notes,
        @Nullable @Size(max = 100)
                Map<
                                @NotBlank @Size(max = 100)
                                @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String,
                                @NotNull Double>
                        metrics) {

    public ModelVersionPatch {
        metrics = metrics == null ? null : new TreeMap<>(metrics);
    }
}
