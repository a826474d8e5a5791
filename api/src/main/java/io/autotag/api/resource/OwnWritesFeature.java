package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.function.LongConsumer;

/** Makes {@link ChangesItems} true before the answer is sent; a request that failed has changed nothing. */
public final class OwnWritesFeature implements DynamicFeature {

    private static final int FIRST_FAILURE = 400;

    private final LongConsumer catchUp;

    /** @param catchUp reads again what was written for the organisation of this id */
    public OwnWritesFeature(LongConsumer catchUp) {
        this.catchUp = catchUp;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceMethod().isAnnotationPresent(ChangesItems.class)) {
            ContainerResponseFilter filter = (request, response) -> {
                if (response.getStatus() < FIRST_FAILURE
                        && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
                    catchUp.accept(caller.orgId());
                }
            };
            context.register(filter);
        }
    }
}
