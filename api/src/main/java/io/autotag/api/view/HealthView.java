package io.autotag.api.view;

import io.autotag.store.Dataset;
import io.autotag.store.DatasetStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the taking in of a dataset's files stands; {@code issues} are sentences. Sequences are not supported. */
@Schema(name = "DatasetHealth")
public record HealthView(
        String datasetUid,
        String datasetSlug,
        String datasetStatus,
        long itemCount,
        long sequenceCount,
        long totalFrames,
        @Nullable String s3Prefix,
        @Nullable String gcStoragePrefix,
        Instant lastUpdatedAt,
        List<Map<String, String>> sequences,
        boolean ingestOk,
        List<String> issues) {

    public HealthView {
        sequences = List.copyOf(sequences);
        issues = List.copyOf(issues);
    }

    /**
     * @param waiting files that are not taken in yet
     * @param unreadable items whose file is no readable image
     */
    public static HealthView of(Dataset dataset, long waiting, long unreadable) {
        List<String> issues = new ArrayList<>();
        if (dataset.status() == DatasetStatus.CREATING) {
            issues.add("Files are still being taken in; waiting: " + waiting + ".");
        }
        if (unreadable > 0) {
            issues.add("Items whose file is no readable image: " + unreadable + ".");
        }
        return new HealthView(
                dataset.uid(),
                dataset.slug(),
                dataset.status().name().toLowerCase(Locale.ROOT),
                dataset.itemCount(),
                0,
                0,
                null,
                null,
                dataset.updatedAt(),
                List.of(),
                issues.isEmpty(),
                issues);
    }
}
