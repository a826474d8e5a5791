package io.autotag.api.auth;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;

/** Puts the key filter before every route; a route that does not say whom it lets in cannot be served at all. */
public final class AccessFeature implements DynamicFeature {

    private static final String OPTIONS = "org.glassfish.jersey.server.wadl.processor.OptionsMethodProcessor";

    private final RoleCheck check;

    public AccessFeature(RoleCheck check) {
        this.check = check;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        MinimumRole role = method.getAnnotation(MinimumRole.class);
        if (role != null) {
            context.register(new KeyFilter(check, role.value()));
        } else if (!method.isAnnotationPresent(NoKey.class) && !isOptions(method)) {
            throw new IllegalStateException("the route " + method + " has neither a role nor @NoKey");
        }
    }

    /** Jersey's own answer to OPTIONS, which lists the methods of a path. */
    private static boolean isOptions(Method method) {
        return method.getDeclaringClass().getName().startsWith(OPTIONS);
    }
}
