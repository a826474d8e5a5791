package io.autotag.store;

/**
 * A slice to be created that holds what a query finds.
 *
 * @param query of which the caller knows that it can be understood
 */
public record NewSavedQuery(
        Project project, String ownerName, String name, String slug, Visibility visibility, String query) {}
