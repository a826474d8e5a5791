package io.autotag.api.view;

import io.autotag.review.AttributeRules;
import io.autotag.store.ProjectLabel;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A label: its colour as #rrggbb, the key that gives it, and what annotations with it may carry. */
@Schema(name = "Label")
public record LabelView(
        @NotBlank @Size(max = 200) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String name,
        @NotNull @Pattern(regexp = "#[0-9A-Fa-f]{6}", message = "must be written like #4fa8f5") String colour,
        @Nullable @Size(min = 1, max = 2) String hotKey,
        @Nullable @Size(max = 100) List<@NotNull @Valid AttributeView> attributes) {

    static LabelView from(ProjectLabel label) {
        return new LabelView(
                label.name(),
                label.colour(),
                label.hotKey(),
                label.attributes().rules().stream().map(AttributeView::from).toList());
    }

    ProjectLabel toStore() {
        List<AttributeView> given = attributes == null ? List.of() : attributes;
        return new ProjectLabel(
                name,
                colour.toLowerCase(Locale.ROOT),
                hotKey,
                new AttributeRules(given.stream().map(AttributeView::toStore).toList()));
    }
}
