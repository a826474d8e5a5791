package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How a version becomes the active one: force overrules the gate, and then wants a reason. Both may be left out. */
@Schema(name = "NewActivation")
public record NewActivation(@Nullable Boolean force, @Nullable @Size(max = 1000) String reason) {

    /** Neither forced nor explained. */
    public static final NewActivation PLAIN = new NewActivation(null, null);

    /** Whether the gate is overruled; not so where nothing is said. */
    public boolean overrules() {
        return Boolean.TRUE.equals(force);
    }

    /** The reason, or nothing. */
    public String text() {
        return reason == null ? "" : reason.strip();
    }
}
