package io.autotag.api.view;

import io.autotag.store.Dataset;
import io.autotag.store.Item;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An image; its addresses need no key, are signed and expire. {@code thumbnail_urls} holds upright JPEG files by the length
 * of their longer side in pixels: 160, 320, 640 and 1280. {@code metadata} holds width, height and format too.
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
        String dataUrl,
        String thumbnailUrl,
        List<String> thumbnails,
        Map<String, String> thumbnailUrls,
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt) {

    static ItemView of(
            Item item, Dataset dataset, String url, Map<String, String> thumbnails, Map<String, Object> metadata) {
        String shown = thumbnails.getOrDefault("320", url);
        return new ItemView(
                item.id(),
                item.uid(),
                item.key(),
                "created",
                dataset.uid(),
                dataset.ownerName(),
                dataset.slug(),
                url,
                url,
                shown,
                List.of(shown),
                thumbnails,
                metadata,
                item.createdAt(),
                item.createdAt());
    }
}
