package io.autotag.store;

import java.util.List;

/**
 * A slice to be created.
 *
 * @param sourcesJson the JSON array as it was asked for, kept for showing
 */
public record NewSlice(
        long orgId,
        String ownerName,
        String name,
        String slug,
        Visibility visibility,
        List<SliceSource> sources,
        String sourcesJson) {

    public NewSlice {
        sources = List.copyOf(sources);
    }
}
