package io.autotag.api.view;

import io.autotag.store.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place whose pictures are read there; keys and addresses are never shown. {@code kind} is folder, s3 or urls; without
 * {@code scan_every_minutes} it is scanned on demand only.
 */
@Schema(name = "Source")
public record SourceView(
        String uid,
        String name,
        String kind,
        String location,
        @Nullable String endpoint,
        @Nullable String region,
        boolean hasKeys,
        @Nullable Integer scanEveryMinutes,
        boolean isPaused,
        @Nullable Instant nextScanAt,
        SourceScanView scan,
        Instant createdAt,
        Instant updatedAt) {

    public static SourceView from(Source source) {
        Duration every = source.every();
        return new SourceView(
                source.uid(),
                source.name(),
                Names.word(source.kind()),
                source.location(),
                source.endpoint(),
                source.region(),
                source.sealed() != null,
                every == null ? null : Math.toIntExact(every.toMinutes()),
                source.isPaused(),
                source.nextScanAt(),
                SourceScanView.from(source.scan()),
                source.createdAt(),
                source.updatedAt());
    }
}
