package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import io.autotag.store.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param user the login of whom it acts for, who is made a user if need be; without it whoever makes the key
 * @param expiresAt without it the key does not expire
 */
public record NewKey(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String name,
        @NotNull @Pattern(regexp = Names.ROLE, message = Names.ROLE_RULE) String role,
        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String user,
        @Nullable Instant expiresAt) {

    /**
     * The login of a user who is to be made for the key: whoever is there already keeps the login.
     *
     * @throws ApiException where nobody may be called so
     */
    public static String newLogin(String login) {
        if (!Names.isLogin(login)) {
            throw ApiException.badField(
                    "user", "There is no such user, and the login of a new one " + Names.LOGIN_RULE + ".");
        }
        return login;
    }

    public Role storeRole() {
        return Names.role(role);
    }
}
