package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How a version becomes the active one: force overrules the gate, and then wants a reason. */
@Schema(name = "NewActivation")
public record NewActivation(boolean force, @Nullable @Size(max = 1000) String reason) {

    /** Neither forced nor explained. */
    public static final NewActivation PLAIN = new NewActivation(false, null);

    /** The reason, or nothing. */
    public String text() {
        return reason == null ? "" : reason.strip();
    }
}
