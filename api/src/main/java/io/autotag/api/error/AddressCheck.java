package io.autotag.api.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;

/**
 * Refuses control characters in addresses before any route sees them: no name holds one, and no database takes NUL. In a
 * query they are left to the query language, which may be written in several lines and tells where one is wrong.
 */
@PreMatching
public final class AddressCheck implements ContainerRequestFilter {

    private static final String QUERY = "query";

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        boolean clean = isClean(uri.getPath())
                && uri.getQueryParameters().entrySet().stream()
                        .filter(parameter -> !parameter.getKey().equals(QUERY))
                        .flatMap(parameter -> parameter.getValue().stream())
                        .allMatch(AddressCheck::isClean);
        if (!clean) {
            throw ApiException.badRequest("The address holds a control character.");
        }
    }

    private static boolean isClean(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
