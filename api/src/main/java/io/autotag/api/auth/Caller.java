package io.autotag.api.auth;

import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.User;
import java.security.Principal;
import java.util.Optional;

/**
 * Who calls: a user of an organisation, with the role of the key or session that was presented.
 *
 * @param keyUid the key that was presented, or that the session began with; empty for one that began with a password
 */
public record Caller(User user, Role role, Optional<String> keyUid) implements Principal {

    @Override
    public String getName() {
        return user.login();
    }

    public long orgId() {
        return user.orgId();
    }

    /** As whom the caller decides. */
    public Reviewer reviewer() {
        return new Reviewer(user, role);
    }

    /** The name under which the caller's datasets and slices are addressed. */
    public String login() {
        return user.login();
    }
}
