package io.autotag.api.oidc;

import io.autotag.store.Identity;
import io.autotag.store.Role;

/**
 * Somebody has come back from the provider and may come in.
 *
 * @param next a path of this server
 */
public record Arrival(Identity identity, Role role, String next) {}
