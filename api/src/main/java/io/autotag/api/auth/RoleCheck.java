package io.autotag.api.auth;

import io.autotag.api.error.ApiException;
import io.autotag.api.error.KeyHeader;
import io.autotag.store.Role;
import io.autotag.store.SessionToken;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;
import java.util.Optional;

/** Says who calls, by key or by session, and whether the role suffices. A key that is presented is what counts. */
public final class RoleCheck {

    private final KeyCheck keys;
    private final SessionCheck sessions;

    public RoleCheck(KeyCheck keys, SessionCheck sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /** @throws ApiException 401 for who is not known, 403 for a role that is too weak */
    Caller check(ContainerRequestContext request, Role needed) {
        String key = request.getHeaderString(KeyHeader.NAME);
        Optional<SessionToken> session = Cookies.read(request);
        if (key != null || session.isEmpty()) {
            return withRole(keys.check(key), needed, "key");
        }
        Caller caller = sessions.check(session.get(), request.getMethod(), request.getHeaderString(Csrf.HEADER));
        return withRole(caller, needed, "session");
    }

    private static Caller withRole(Caller caller, Role needed, String noun) {
        if (!caller.role().covers(needed)) {
            throw new ApiException(
                    403,
                    "This needs the role " + word(needed) + "; the " + noun + " has the role " + word(caller.role())
                            + ".");
        }
        return caller;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
