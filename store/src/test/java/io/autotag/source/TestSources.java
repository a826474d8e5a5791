package io.autotag.source;

import io.autotag.secret.SecretBox;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.NewSource;
import io.autotag.store.ScanState;
import io.autotag.store.Source;
import io.autotag.store.SourceKind;
import io.autotag.store.SourceRepository;
import io.autotag.store.SourceScan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sources as tests need them. */
public final class TestSources {

    private static final String BUCKET_UID = "uid";

    private TestSources() {}

    /** A folder of this machine, as a new source of the dataset that is scanned on demand. */
    public static Source folder(Database database, Dataset dataset, String name, Path folder) {
        return create(database, dataset, name, SourceKind.FOLDER, folder.toString(), null, null);
    }

    /** The same, with so much time from one scan to the next. */
    public static Source folder(Database database, Dataset dataset, String name, Path folder, Duration every) {
        return create(database, dataset, name, SourceKind.FOLDER, folder.toString(), every, null);
    }

    /** Addresses, as a new source of the dataset. */
    public static Source urls(Database database, Dataset dataset, String name, SecretBox box, UrlAccess access) {
        return create(database, dataset, name, SourceKind.URLS, "addresses", null, new Sealing(box, access.sealable()));
    }

    private record Sealing(SecretBox box, String access) {}

    private static Source create(
            Database database,
            Dataset dataset,
            String name,
            SourceKind kind,
            String location,
            @Nullable Duration every,
            @Nullable Sealing sealing) {
        String uid = UUID.randomUUID().toString();
        String sealed =
                sealing == null ? null : sealing.box().seal(Source.owner(uid, kind, location, null), sealing.access());
        NewSource wanted = new NewSource(uid, dataset.id(), name, kind, location, null, null, sealed, every);
        return database.inTransaction(tx -> new SourceRepository().create(tx, wanted));
    }

    /** A bucket that anybody may read; in no database. */
    static Source bucket(String location, String endpoint) {
        return bucket(location, endpoint, null);
    }

    /** A bucket that is read with keys; in no database. */
    static Source bucket(String location, String endpoint, SecretBox box, KeyAccess keys) {
        String owner = Source.owner(BUCKET_UID, SourceKind.S3, location, endpoint);
        return bucket(location, endpoint, box.seal(owner, keys.sealable()));
    }

    static Source bucket(String location, String endpoint, @Nullable String sealed) {
        return bucket(location, endpoint, sealed, 0);
    }

    /** The same while its scan of this number is open. */
    static Source scanning(Source bucket, int scan) {
        return bucket(bucket.location(), String.valueOf(bucket.endpoint()), bucket.sealed(), scan);
    }

    private static Source bucket(String location, String endpoint, @Nullable String sealed, int number) {
        ScanState state = number == 0 ? ScanState.NEVER : ScanState.SCANNING;
        SourceScan scan = new SourceScan(number, state, "", null, null, 0, 0, 0, 0, 0, null);
        return new Source(
                1,
                BUCKET_UID,
                1,
                1,
                "s",
                SourceKind.S3,
                location,
                endpoint,
                null,
                sealed,
                null,
                false,
                null,
                scan,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** The paths of the pictures that are listed, in their order; closes the listing. */
    static List<String> paths(SourceReader.Listing listing) {
        List<String> paths = new ArrayList<>();
        try (listing) {
            listing.forEachRemaining(entry -> {
                if (entry.isPicture()) {
                    paths.add(entry.path());
                }
            });
        }
        return paths;
    }
}
