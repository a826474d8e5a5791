package io.autotag.query.names;

/** A dataset; a query may call it by either name. */
public record NamedPlace(long id, String slug, String name) {}
