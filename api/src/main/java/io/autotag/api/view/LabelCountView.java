package io.autotag.api.view;

import io.autotag.query.Literal;
import io.autotag.search.FacetCount;
import io.swagger.v3.oas.annotations.media.Schema;

/** How many items have a prediction with the label, of the image or of an object in it. */
@Schema(name = "LabelCount")
public record LabelCountView(String value, @Schema(allowableValues = {"image", "object"}) String level, long items) {

    static LabelCountView from(FacetCount count, String level) {
        return new LabelCountView(((Literal.Text) count.value()).value(), level, count.items());
    }
}
