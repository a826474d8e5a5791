package io.autotag.api.view;

import io.autotag.store.SourceScan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last scan: never, scanning, done or failed, and what it has done so far. */
@Schema(name = "SourceScan")
public record SourceScanView(
        int number,
        String state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long seen,
        long added,
        long changed,
        long vanished,
        long failed,
        @Nullable String message) {

    static SourceScanView from(SourceScan scan) {
        return new SourceScanView(
                scan.number(),
                Names.word(scan.state()),
                scan.startedAt(),
                scan.endedAt(),
                scan.seen(),
                scan.added(),
                scan.changed(),
                scan.vanished(),
                scan.failed(),
                scan.message());
    }
}
