package io.autotag.api.upload;

import io.autotag.blob.BlobException;
import io.autotag.blob.BlobStore;
import io.autotag.store.Database;
import io.autotag.store.InstallationRepository;
import io.autotag.store.UploadRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what was begun and never finished: announced uploads that did not come, and files in the blob store that
 * nothing refers to, as those of models that were refused. Every API process may do it, at the same time too. Files are
 * removed only by the installation they belong to, and never while its database refers to none: it may be yet to be
 * restored.
 */
public final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** Permissions to upload last an hour; whoever comes later than this asks for another anyway. */
    static final Duration UNARRIVED = Duration.ofDays(7);

    /** Between a file's arrival and the row that refers to it lie at most the minutes that a model is looked at. */
    static final Duration UNREFERENCED = Duration.ofDays(1);

    private static final int PAGE = 1000;

    private final Database database;
    private final BlobStore blobs;
    private final Clock clock;
    private final UploadRepository uploads = new UploadRepository();
    private final InstallationRepository installation = new InstallationRepository();

    public Retention(Database database, BlobStore blobs, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
    }

    public void pass() {
        Instant now = clock.instant();
        int forgotten = database.inTransaction(tx -> uploads.forgetUnarrived(tx, now.minus(UNARRIVED)));
        int removed = removeBlobs(now.minus(UNREFERENCED));
        if (forgotten + removed > 0) {
            log.info("Removed {} announced uploads that never came and {} files of no use", forgotten, removed);
        }
    }

    private int removeBlobs(Instant before) {
        int removed = 0;
        try {
            if (!areOurs()) {
                return 0;
            }
            blobs.removeUnfinishedBefore(before);
            Iterator<String> names = blobs.lastPutBefore(before).iterator();
            while (names.hasNext()) {
                removed += removeBlobs(page(names), before);
            }
        } catch (BlobException failure) {
            log.warn("The blob store could not be looked through and is tried again", failure);
        }
        return removed;
    }

    private boolean areOurs() {
        if (!database.read(installation::refersToBlobs)) {
            return false;
        }
        String ours = database.read(installation::id);
        String owner = blobs.claim(ours);
        if (!owner.equals(ours)) {
            log.error(
                    "Nothing is removed from the blob store: its files belong to installation {}, and this database is"
                            + " that of installation {}. Connect the right database or set AUTOTAG_BLOBS; if the two do"
                            + " belong together, delete the file \"installation\" in the folder or bucket of the blobs.",
                    owner,
                    ours);
        }
        return owner.equals(ours);
    }

    private static List<String> page(Iterator<String> names) {
        List<String> page = new ArrayList<>();
        while (page.size() < PAGE && names.hasNext()) {
            page.add(names.next());
        }
        return page;
    }

    private int removeBlobs(List<String> page, Instant before) {
        List<String> unreferenced = database.read(tx -> uploads.unreferenced(tx, page));
        unreferenced.forEach(name -> blobs.removeLastPutBefore(name, before));
        return unreferenced.size();
    }
}
