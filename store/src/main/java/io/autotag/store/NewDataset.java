package io.autotag.store;

/** A dataset to be created. */
public record NewDataset(
        long orgId,
        String ownerName,
        String name,
        String slug,
        String dataType,
        Visibility visibility,
        DatasetStatus status) {}
