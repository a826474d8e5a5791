package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An address that signs one browser in, once. */
@Schema(name = "SignInLink")
public record SignInLinkView(String url, Instant expiresAt) {}
