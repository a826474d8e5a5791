package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A query, of any length the language allows; every item if left out. */
@Schema(name = "QueryRequest")
public record QueryBody(@Nullable String query) {

    /** The query's text; empty for all items. */
    public String text() {
        return query == null ? "" : query;
    }
}
