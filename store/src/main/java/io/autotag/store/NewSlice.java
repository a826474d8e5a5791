package io.autotag.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slice to be created.
 *
 * @param sampleSize so many of the sources' items, chosen at random; null for all of them
 * @param sourcesJson the JSON array as it was asked for, kept for showing
 */
public record NewSlice(
        long orgId,
        String ownerName,
        String name,
        String slug,
        Visibility visibility,
        List<SliceSource> sources,
        @Nullable Integer sampleSize,
        String sourcesJson) {

    public NewSlice {
        sources = List.copyOf(sources);
    }
}
