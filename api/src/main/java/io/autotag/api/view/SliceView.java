package io.autotag.api.view;

import io.autotag.store.Slice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A named, fixed choice of items; {@code sub_slices} is what it was made from. */
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
        @Nullable String sourceData,
        List<String> featuredSliceItemUrls,
        Instant createdAt,
        Instant updatedAt) {

    public static SliceView from(Slice slice, List<SubSlice> subSlices) {
        return new SliceView(
                slice.uid(),
                slice.name(),
                slice.slug(),
                slice.ownerName(),
                null,
                slice.visibility().name().toLowerCase(Locale.ROOT),
                "created",
                slice.itemCount(),
                subSlices,
                null,
                List.of(),
                slice.createdAt(),
                slice.updatedAt());
    }
}
