package io.autotag.store;

import java.time.Instant;

/** Datasets that are labelled together. */
public record Project(
        long id,
        String uid,
        long orgId,
        String ownerName,
        String name,
        String slug,
        String status,
        Instant createdAt,
        Instant updatedAt) {}
