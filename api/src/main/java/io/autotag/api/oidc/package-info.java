/**
 * Signing in at a provider of OpenID Connect: the way there, the way back, and who it is then. Knows no route.
 */
@NullMarked
package io.autotag.api.oidc;

import org.jspecify.annotations.NullMarked;
