package io.autotag.api.auth;

import io.autotag.store.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Stands before one route: lets those through whose key or session has the role, and tells the route who it is. */
@Priority(Priorities.AUTHENTICATION)
final class KeyFilter implements ContainerRequestFilter {

    private final RoleCheck check;
    private final Role needed;

    KeyFilter(RoleCheck check, Role needed) {
        this.check = check;
        this.needed = needed;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = check.check(request, needed);
        boolean secure = request.getSecurityContext().isSecure();
        request.setSecurityContext(new KeyContext(caller, secure));
    }

    private record KeyContext(Caller caller, boolean secure) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return caller.role().covers(Role.valueOf(role));
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return "ApiKey";
        }
    }
}
