package io.autotag.query.names;

import io.autotag.query.Query;

/** A slice of the project that holds what a query finds; a query may call it by either name. */
public record SavedQuery(String slug, String name, Query query) {
    public boolean isCalled(TextMatch match) {
        return match.matches(slug) || match.matches(name);
    }
}
