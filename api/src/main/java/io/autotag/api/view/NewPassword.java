package io.autotag.api.view;

import io.autotag.store.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The password that a user signs in with from now on, and the role that it stands for. */
public record NewPassword(
        @NotNull @Size(min = SHORTEST, max = LONGEST, message = LENGTH_RULE) String password,
        @NotNull @Pattern(regexp = Names.ROLE, message = Names.ROLE_RULE) String role) {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;
    static final String LENGTH_RULE = "must have {min} to {max} characters";

    public Role storeRole() {
        return Names.role(role);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "NewPassword[…]";
    }
}
