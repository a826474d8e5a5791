package io.autotag.activity;

import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.store.Database;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportWork;
import io.autotag.workflow.ExportActivities;
import io.autotag.workflow.ExportRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Writes exports page by page, straight into the blob store, where the file is there whole or not at all. A worker that
 * goes down loses its file, and the next one begins it anew: a zip cannot be taken up in its middle, and reading it again
 * costs less than keeping its parts would.
 */
final class ExportActivitiesImpl implements ExportActivities {

    private static final Logger log = LoggerFactory.getLogger(ExportActivitiesImpl.class);

    /** Twice what the pictures of an export may have. */
    private static final long MOST_FILE_BYTES = 40L << 30;

    private final Database database;
    private final BlobStore blobs;
    private final ExportWork work;
    private final Heartbeats heartbeats;
    private final Drain drain;
    private final Clock clock;

    ExportActivitiesImpl(
            Database database, BlobStore blobs, ExportWork work, Heartbeats heartbeats, Drain drain, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.work = work;
        this.heartbeats = heartbeats;
        this.drain = drain;
        this.clock = clock;
    }

    @Override
    public void write(ExportRef export) {
        ActivityBorder.cross(() -> {
            MDC.put("export", export.uid());
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                database.doInTransaction(tx -> work.freeze(tx, export.id()));
                heartbeat.check();
                database.inTransaction(tx -> work.begin(tx, export.id()))
                        .ifPresent(attempt -> write(attempt, heartbeat));
                return true;
            } finally {
                MDC.remove("export");
            }
        });
    }

    private void write(ExportAttempt attempt, Heartbeats.Heartbeat heartbeat) {
        ExportWriting writing = new ExportWriting(database, blobs, work, attempt, heartbeat, drain);
        try {
            StoredBlob file = blobs.write(writing, MOST_FILE_BYTES);
            boolean completed =
                    database.inTransaction(tx -> work.complete(tx, attempt, writing.counts(), file, clock.instant()));
            log.info(
                    "{} items in {} bytes{}",
                    writing.counts().done(),
                    file.bytes(),
                    completed ? "" : ", which came too late");
        } catch (ExportWriting.Stopped stopped) {
            log.info("The export was cancelled, or another attempt has begun");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void fail(ExportRef export, String sentence) {
        ActivityBorder.cross(() -> {
            database.doInTransaction(tx -> work.fail(tx, export.id(), sentence));
            return true;
        });
    }
}
