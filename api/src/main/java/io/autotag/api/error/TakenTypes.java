package io.autotag.api.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.RuntimeResource;

/** Who sends a type of body that a route does not take is told what it takes: only here it is known which route it was. */
public final class TakenTypes implements ContainerResponseFilter {

    /** A route that refuses a type itself has said more than this. */
    private static final Map<String, Object> GENERAL = ErrorBody.of(Statuses.sentence(415));

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!GENERAL.equals(response.getEntity()) || !(request.getUriInfo() instanceof ExtendedUriInfo address)) {
            return;
        }
        List<String> types = address.getMatchedRuntimeResources().stream()
                .limit(1)
                .flatMap(route -> taken(route, request.getMethod()))
                .distinct()
                .sorted()
                .toList();
        if (!types.isEmpty()) {
            response.setEntity(ErrorBody.of("Send the body as " + String.join(" or ", types) + "."));
        }
    }

    private static Stream<String> taken(RuntimeResource route, String verb) {
        return route.getResourceMethods().stream()
                .filter(method -> method.getHttpMethod().equals(verb))
                .map(ResourceMethod::getConsumedTypes)
                .flatMap(List::stream)
                .map(type -> type.getType() + "/" + type.getSubtype());
    }
}
