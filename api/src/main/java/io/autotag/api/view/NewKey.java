package io.autotag.api.view;

import io.autotag.store.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key to be made; without {@code expires_at} it does not expire. */
public record NewKey(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String name,
        @NotNull @Pattern(regexp = Names.ROLE, message = Names.ROLE_RULE) String role,
        @Nullable Instant expiresAt) {

    public Role storeRole() {
        return Names.role(role);
    }
}
