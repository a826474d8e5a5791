package io.autotag.api.view;

import io.autotag.store.PasswordRepository.Listed;
import io.autotag.store.Role;
import io.autotag.store.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user; the role is that of sessions that begin with the password, null for one who has keys only. */
@Schema(name = "User")
public record UserView(
        String uid, String login, @Nullable String role, @Nullable Instant passwordChangedAt, Instant createdAt) {

    public static UserView from(Listed listed) {
        User user = listed.user();
        Role role = listed.role();
        return new UserView(
                user.uid(),
                user.login(),
                role == null ? null : Names.word(role),
                listed.passwordChangedAt(),
                user.createdAt());
    }
}
