package io.autotag.api.auth;

import io.autotag.store.ApiKey;
import io.autotag.store.Role;
import io.autotag.store.User;
import java.security.Principal;

/** Who calls: a key, and the user of an organisation that it speaks for. */
public record Caller(ApiKey key, User user) implements Principal {

    @Override
    public String getName() {
        return user.login();
    }

    public long orgId() {
        return user.orgId();
    }

    /** The name under which the caller's datasets and slices are addressed. */
    public String login() {
        return user.login();
    }

    public Role role() {
        return key.role();
    }
}
