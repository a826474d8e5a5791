package io.autotag.store;

/**
 * Somebody whom a provider vouches for.
 *
 * @param role of the last time that the person signed in
 */
public record Identity(long id, User user, Role role) {}
