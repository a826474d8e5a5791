package io.autotag.search;

import io.autotag.query.Literal;

/** How many items have a value. */
public record FacetCount(Literal value, long items) {}
