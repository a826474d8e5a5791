package io.autotag.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.uri.UriTemplate;
import org.jspecify.annotations.Nullable;

/** What figures and traces call requests: methods and routes, of which there are few, and not addresses. */
final class RouteNames {

    private static final String NO_ROUTE = "none";

    private RouteNames() {}

    static String method(@Nullable String method) {
        return method != null
                        && List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                                .contains(method)
                ? method
                : "other";
    }

    /** The template, such as {@code /runs/{uid}}. */
    static String route(ExtendedUriInfo uri) {
        List<UriTemplate> templates = new ArrayList<>(uri.getMatchedTemplates());
        if (templates.isEmpty()) {
            return NO_ROUTE;
        }
        Collections.reverse(templates);
        StringBuilder route = new StringBuilder();
        templates.forEach(template -> route.append(template.getTemplate()));
        return route.toString();
    }

    static int status(RequestEvent finished) {
        return finished.getContainerResponse() == null
                ? 500
                : finished.getContainerResponse().getStatus();
    }
}
