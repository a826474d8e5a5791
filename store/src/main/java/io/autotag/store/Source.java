package io.autotag.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place whose pictures are items of a dataset and are read there.
 *
 * @param location a folder, {@code s3://bucket/prefix}, or what can be shown of addresses
 * @param endpoint of an object store that is not Amazon's
 * @param region of the bucket
 * @param sealed keys or addresses, as whoever made it sealed them for {@link #owner()}
 * @param every from the end of one scan to the next; null: on demand only
 * @param updatedAt when its access was last changed
 */
public record Source(
        long id,
        String uid,
        long orgId,
        long datasetId,
        String name,
        SourceKind kind,
        String location,
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String sealed,
        @Nullable Duration every,
        boolean isPaused,
        @Nullable Instant nextScanAt,
        SourceScan scan,
        Instant createdAt,
        Instant updatedAt) {

    /** What secrets of sources are sealed for; with another text those in the database are not read any more. */
    public static final String PURPOSE = "autotag source secrets 1";

    /** Whom its access is sealed for: a row that says something else about where it goes opens nothing. */
    public static String owner(String uid, SourceKind kind, String location, @Nullable String endpoint) {
        return uid + " " + kind + " " + location + " " + (endpoint == null ? "" : endpoint);
    }

    public String owner() {
        return owner(uid, kind, location, endpoint);
    }

    /** Whether this scan is open. */
    public boolean isScanning(int number) {
        return scan.state() == ScanState.SCANNING && scan.number() == number;
    }
}
