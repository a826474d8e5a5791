package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link ChangesItems} true before the answer is sent; a request that failed has changed nothing. Where the route
 * names a project only that one is looked at.
 */
public final class OwnWritesFeature implements DynamicFeature {

    private static final int FIRST_FAILURE = 400;

    private static final String PROJECT = "projects/{uid}";

    private final CatchUp catchUp;

    public OwnWritesFeature(CatchUp catchUp) {
        this.catchUp = catchUp;
    }

    /** Sees to it that what was written is found from now on. */
    @FunctionalInterface
    public interface CatchUp {

        /** @param projectUid the project that was written to; null: any of the organisation of this id */
        void of(long orgId, @Nullable String projectUid);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceMethod().isAnnotationPresent(ChangesItems.class)) {
            boolean ofProject = isOfProject(resource);
            ContainerResponseFilter filter = (request, response) -> {
                if (response.getStatus() < FIRST_FAILURE
                        && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
                    catchUp.of(
                            caller.orgId(),
                            ofProject ? request.getUriInfo().getPathParameters().getFirst("uid") : null);
                }
            };
            context.register(filter);
        }
    }

    private static boolean isOfProject(ResourceInfo resource) {
        Path path = resource.getResourceClass().getAnnotation(Path.class);
        return path != null && path.value().startsWith(PROJECT);
    }
}
