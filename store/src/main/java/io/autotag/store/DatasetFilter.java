package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * Which datasets to list; null asks for any.
 *
 * @param ownerName the whole name of the owner
 * @param name a part of the name, in any case
 */
public record DatasetFilter(
        @Nullable String ownerName,
        @Nullable String dataType,
        @Nullable String name,
        @Nullable DatasetStatus status,
        @Nullable Visibility visibility) {

    public static DatasetFilter none() {
        return new DatasetFilter(null, null, null, null, null);
    }
}
