package io.autotag.search;

/**
 * How many items match.
 *
 * @param isEstimate whether counting would have taken too long, and PostgreSQL's estimate is given instead
 */
public record ItemCount(long count, boolean isEstimate) {}
