package io.autotag.query.sql;

import org.jspecify.annotations.Nullable;

/**
 * A place in the order of leads.
 *
 * @param key the sort key there; null where the id comes first
 */
public record LeadPosition(@Nullable Object key, long id) {}
