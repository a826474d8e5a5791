package io.autotag.api.view;

import io.autotag.store.LabelMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the labels of a model version are called in a project; in a change those that shall be called otherwise. */
@Schema(name = "LabelMap")
public record LabelMapView(@NotNull @Size(max = 20_000) List<@NotNull @Valid Mapped> labels) {

    /** The model's own label, and the project's; without one its predictions are ignored. */
    @Schema(name = "MappedLabel")
    public record Mapped(@NotNull String label, @Nullable String target) {

        LabelMapping toStore() {
            return new LabelMapping(label, target);
        }
    }

    public static LabelMapView from(List<LabelMapping> mappings) {
        return new LabelMapView(mappings.stream()
                .map(mapping -> new Mapped(mapping.label(), mapping.target()))
                .toList());
    }

    public List<LabelMapping> toStore() {
        return labels.stream().map(Mapped::toStore).toList();
    }
}
