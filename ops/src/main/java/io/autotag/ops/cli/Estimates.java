package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Shows shares that were estimated. */
final class Estimates {

    private Estimates() {}

    /** "0.81 [0.78-0.84] of 412", or why there is no number. */
    static String text(JsonNode estimate) {
        return estimate.path("value").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "%.2f [%.2f-%.2f] of %d",
                        estimate.path("value").asDouble(),
                        estimate.path("low").asDouble(),
                        estimate.path("high").asDouble(),
                        estimate.path("of").asLong())
                : Fields.text(estimate, "note");
    }
}
