package io.autotag.api.view;

import io.autotag.store.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A user to be made, with the password to sign in with and the role that it stands for. */
public record NewUser(
        @NotBlank @Size(max = Names.LONGEST_LOGIN) @Pattern(regexp = Names.LOGIN, message = Names.LOGIN_RULE)
                String login,
        @NotNull @Size(min = NewPassword.SHORTEST, max = NewPassword.LONGEST, message = NewPassword.LENGTH_RULE)
                String password,
        @NotNull @Pattern(regexp = Names.ROLE, message = Names.ROLE_RULE) String role) {

    public Role storeRole() {
        return Names.role(role);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "NewUser[" + login + "]";
    }
}
