package io.autotag.api.view;

import io.autotag.review.AttributeKind;
import io.autotag.review.AttributeRule;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an annotation may carry: a text, a number within limits, a truth value, or one of the choices. */
@Schema(name = "Attribute")
public record AttributeView(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String name,
        @NotNull @Pattern(regexp = "text|number|truth|choice", message = "must be text, number, truth or choice")
                String type,
        @Nullable @Size(max = 500) List<@NotBlank @Size(max = 200) String> choices,
        @Nullable Double minimum,
        @Nullable Double maximum) {

    static AttributeView from(AttributeRule rule) {
        return new AttributeView(rule.name(), Names.word(rule.kind()), rule.choices(), rule.minimum(), rule.maximum());
    }

    AttributeRule toStore() {
        return new AttributeRule(
                name,
                AttributeKind.valueOf(type.toUpperCase(Locale.ROOT)),
                choices == null ? List.of() : choices,
                minimum,
                maximum);
    }
}
