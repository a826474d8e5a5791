package io.autotag.store;

import java.time.Instant;

/** A tenant; everything else belongs to one. */
public record Organisation(long id, String uid, String name, String slug, Instant createdAt) {}
