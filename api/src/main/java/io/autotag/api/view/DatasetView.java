package io.autotag.api.view;

import io.autotag.store.Dataset;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A dataset; {@code item_count} is final once the status is {@code created}, until more is uploaded. */
@Schema(name = "Dataset")
public record DatasetView(
        String uid,
        String name,
        String slug,
        String ownerName,
        String dataType,
        boolean isSequence,
        String visibility,
        String status,
        long itemCount,
        List<Map<String, String>> predefinedLabels,
        Instant createdAt,
        Instant updatedAt) {

    public static DatasetView from(Dataset dataset) {
        return new DatasetView(
                dataset.uid(),
                dataset.name(),
                dataset.slug(),
                dataset.ownerName(),
                dataset.dataType(),
                false,
                dataset.visibility().name().toLowerCase(Locale.ROOT),
                dataset.status().name().toLowerCase(Locale.ROOT),
                dataset.itemCount(),
                List.of(),
                dataset.createdAt(),
                dataset.updatedAt());
    }
}
