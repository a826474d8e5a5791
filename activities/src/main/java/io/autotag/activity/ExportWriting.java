package io.autotag.activity;

import io.autotag.blob.BlobContent;
import io.autotag.blob.BlobStore;
import io.autotag.format.ExportArchive;
import io.autotag.store.Database;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportCounts;
import io.autotag.store.ExportWork;
import io.autotag.store.ExportedItem;
import java.io.IOException;
import java.io.OutputStream;

/** One attempt's file: its items page by page, as long as the attempt is wanted. Not thread-safe. */
final class ExportWriting implements BlobContent {

    private final Database database;
    private final BlobStore pictures;
    private final ExportWork work;
    private final ExportAttempt attempt;
    private final Heartbeats.Heartbeat heartbeat;
    private final Drain drain;
    private ExportCounts counts;

    ExportWriting(
            Database database,
            BlobStore pictures,
            ExportWork work,
            ExportAttempt attempt,
            Heartbeats.Heartbeat heartbeat,
            Drain drain) {
        this.database = database;
        this.pictures = pictures;
        this.work = work;
        this.attempt = attempt;
        this.heartbeat = heartbeat;
        this.drain = drain;
        this.counts = attempt.export().counts();
    }

    /** Nobody wants this attempt's file any more. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** What has been written so far. */
    ExportCounts counts() {
        return counts;
    }

    /** @throws Stopped when the export was cancelled, or another attempt has begun */
    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (ExportArchive archive = ExportArchive.to(out, attempt, pictures)) {
            ExportPages pages = new ExportPages(database, attempt);
            for (ExportPages.Page page = pages.next(); !page.isEmpty(); page = pages.next()) {
                for (ExportedItem item : page.items()) {
                    archive.add(item);
                    heartbeat.check();
                    drain.refuse();
                }
                advance(archive.counts());
            }
            archive.finish();
            counts = archive.counts();
        }
    }

    private void advance(ExportCounts written) {
        counts = written;
        heartbeat.at(written.done());
        if (!database.inTransaction(tx -> work.advance(tx, attempt, written))) {
            throw new Stopped();
        }
    }
}
