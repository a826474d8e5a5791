package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * At which provider browsers can sign in.
 *
 * @param name for the button; null when no provider is set up
 * @param problem a sentence about why the last sign-in there came to nothing; null when there is nothing to say
 */
@Schema(name = "OidcProvider")
public record OidcView(@Nullable String name, @Nullable String problem) {}
