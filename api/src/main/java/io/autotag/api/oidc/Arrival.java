package io.autotag.api.oidc;

import io.autotag.store.SessionToken;

/**
 * Somebody has come back from the provider and is signed in.
 *
 * @param token of the session
 * @param next a path of this server
 */
public record Arrival(SessionToken token, String next) {}
