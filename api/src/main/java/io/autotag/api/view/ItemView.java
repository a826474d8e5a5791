package io.autotag.api.view;

import io.autotag.store.Dataset;
import io.autotag.store.Item;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * An image; its two addresses need no key, are signed and expire. {@code thumbnail_template} is that of upright JPEG files
 * once 160, 320, 640 or 1280, the length of the longer side in pixels, stands in place of {@code {size}}: one text, since
 * the addresses are most of a page of items. {@code metadata} holds width, height and format too.
 */
@Schema(name = "Item")
public record ItemView(
        long id,
        String uid,
        String key,
        String status,
        String dataset,
        String datasetOwnerName,
        String datasetSlug,
        String url,
        @Schema(description = "An address once 160, 320, 640 or 1280 stands in place of {size}.")
                String thumbnailTemplate,
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt) {

    static ItemView of(Item item, Dataset dataset, String url, String thumbnailTemplate, Map<String, Object> metadata) {
        return new ItemView(
                item.id(),
                item.uid(),
                item.key(),
                "created",
                dataset.uid(),
                dataset.ownerName(),
                dataset.slug(),
                url,
                thumbnailTemplate,
                metadata,
                item.createdAt(),
                item.createdAt());
    }
}
