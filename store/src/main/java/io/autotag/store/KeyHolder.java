package io.autotag.store;

/** A key and the user it speaks for. */
public record KeyHolder(ApiKey key, User user) {}
