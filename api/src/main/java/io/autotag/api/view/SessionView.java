package io.autotag.api.view;

import io.autotag.store.Organisation;
import io.autotag.store.Role;
import io.autotag.store.User;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who calls. {@code user} is the login, {@code csrf_token} goes into the header X-CSRF-Token of each write; it is null for
 * a caller with a key, who needs none.
 */
@Schema(name = "Session")
public record SessionView(
        String user,
        String name,
        String organisation,
        String organisationSlug,
        String role,
        @Nullable String csrfToken) {

    public static SessionView of(User user, Organisation organisation, Role role, @Nullable String csrfToken) {
        return new SessionView(
                user.login(), user.login(), organisation.name(), organisation.slug(), Names.word(role), csrfToken);
    }
}
