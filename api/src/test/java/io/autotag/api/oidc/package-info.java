/** Signing in at a provider of OpenID Connect, against a small one of our own over real HTTP. */
@NullMarked
package io.autotag.api.oidc;

import org.jspecify.annotations.NullMarked;
