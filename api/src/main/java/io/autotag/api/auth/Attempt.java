package io.autotag.api.auth;

import java.util.Optional;

/**
 * Somebody tries to sign in.
 *
 * @param address of the client's network
 * @param login whose password is tried; empty for a key or a link
 */
public record Attempt(String address, Optional<String> login) {}
