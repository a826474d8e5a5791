package io.autotag.api.view;

import io.autotag.store.Dataset;
import io.autotag.store.Item;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An image; its addresses need no key, are signed and expire. {@code metadata} holds width, height and format too. */
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
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt) {

    static ItemView of(Item item, Dataset dataset, String url, Map<String, Object> metadata) {
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
                url,
                List.of(url),
                metadata,
                item.createdAt(),
                item.createdAt());
    }
}
