package io.autotag.api.view;

import io.autotag.store.Slice;
import io.autotag.store.SliceQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named choice of items. Of fixed items {@code sub_slices} is what it was made from; a saved query has {@code project},
 * a uid, and {@code query} instead, and {@code item_count} is what it finds now.
 */
@Schema(name = "Slice")
public record SliceView(
        String uid,
        String name,
        String slug,
        String ownerName,
        @Nullable Map<String, String> organization,
        String visibility,
        String status,
        long itemCount,
        List<SubSlice> subSlices,
        @Nullable String project,
        @Nullable String query,
        @Nullable String sourceData,
        List<String> featuredSliceItemUrls,
        Instant createdAt,
        Instant updatedAt) {

    public static SliceView from(Slice slice, List<SubSlice> subSlices, long itemCount) {
        SliceQuery saved = slice.query();
        return new SliceView(
                slice.uid(),
                slice.name(),
                slice.slug(),
                slice.ownerName(),
                null,
                slice.visibility().name().toLowerCase(Locale.ROOT),
                "created",
                itemCount,
                subSlices,
                saved == null ? null : saved.projectUid(),
                saved == null ? null : saved.text(),
                null,
                List.of(),
                slice.createdAt(),
                slice.updatedAt());
    }
}
