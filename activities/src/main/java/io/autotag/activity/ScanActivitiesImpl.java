package io.autotag.activity;

import io.autotag.source.SourceEntry;
import io.autotag.source.SourceException;
import io.autotag.source.SourceReader;
import io.autotag.source.SourceReader.Listing;
import io.autotag.source.SourceReaders;
import io.autotag.store.Database;
import io.autotag.store.KnownObject;
import io.autotag.store.SeenObject;
import io.autotag.store.Source;
import io.autotag.store.SourceCommit;
import io.autotag.store.SourceObjects;
import io.autotag.store.SourceRepository;
import io.autotag.store.SourceScans;
import io.autotag.workflow.ScanActivities;
import io.autotag.workflow.ScanPage;
import io.autotag.workflow.ScanRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks the listing of a source and commits it in short stretches, each with the position it has reached. */
final class ScanActivitiesImpl implements ScanActivities {

    private static final int STRETCH = 100;

    private static final ScanPage OVER = new ScanPage(false);

    private final Database database;
    private final SourceReaders readers;
    private final SourcePictures pictures;
    private final Heartbeats heartbeats;
    private final WorkMeter meter;
    private final Duration longestPage;
    private final int mostAttempts;
    private final SourceRepository sources = new SourceRepository();
    private final SourceScans scans = new SourceScans();
    private final SourceObjects objects = new SourceObjects();
    private final SourceCommit commits = new SourceCommit();

    /**
     * @param longestPage after which a page ends, however little it has: at least one object
     * @param mostAttempts in a row that a source refuses, from 1 on
     */
    ScanActivitiesImpl(
            Database database,
            SourceReaders readers,
            SourcePictures pictures,
            Heartbeats heartbeats,
            WorkMeter meter,
            Duration longestPage,
            int mostAttempts) {
        this.database = database;
        this.readers = readers;
        this.pictures = pictures;
        this.heartbeats = heartbeats;
        this.meter = meter;
        this.longestPage = longestPage;
        this.mostAttempts = mostAttempts;
    }

    @Override
    public ScanPage page(ScanRequest request) {
        return ActivityBorder.cross(() -> {
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                Optional<Source> source = open(request);
                return source.isEmpty() ? OVER : tried(source.get(), heartbeat);
            }
        });
    }

    /** Sources are not ours: one that is away for longer is told to people, and scanned again in its time. */
    private ScanPage tried(Source source, Heartbeats.Heartbeat heartbeat) {
        try {
            return page(source, heartbeat);
        } catch (SourceException away) {
            int scan = source.scan().number();
            // Attempts that ended with their worker are none of the source's.
            if (!away.isLasting() && database.inTransaction(tx -> scans.refuse(tx, source, scan)) < mostAttempts) {
                throw away;
            }
            database.inTransaction(tx -> scans.fail(tx, source, scan, away.sentence()))
                    .ifPresent(meter::scanned);
            return OVER;
        }
    }

    private Optional<Source> open(ScanRequest request) {
        return database.read(tx -> sources.findForWorker(tx, request.sourceUid()))
                .filter(source -> source.isScanning(request.scan()));
    }

    private ScanPage page(Source source, Heartbeats.Heartbeat heartbeat) {
        long end = System.nanoTime() + longestPage.toNanos();
        SourceReader reader = readers.open(source);
        String position = source.scan().position();
        try (Listing listing = reader.list(position)) {
            while (listing.hasNext()) {
                List<SourceEntry> entries = next(listing, end, heartbeat);
                List<SourceEntry> wanted =
                        entries.stream().filter(SourceEntry::isPicture).toList();
                List<SeenObject> seen = look(source, reader, wanted, end, heartbeat);
                boolean isCut = seen.size() < wanted.size();
                String reached = isCut
                        ? seen.get(seen.size() - 1).path()
                        : entries.get(entries.size() - 1).path();
                if (!commit(source, position, reached, seen)) {
                    return OVER;
                }
                position = reached;
                boolean isTime = System.nanoTime() >= end || heartbeat.isShutDown();
                if (isCut || (isTime && listing.hasNext())) {
                    return new ScanPage(true);
                }
            }
        }
        finish(source, heartbeat);
        return OVER;
    }

    private static List<SourceEntry> next(Listing listing, long end, Heartbeats.Heartbeat heartbeat) {
        List<SourceEntry> entries = new ArrayList<>();
        do {
            heartbeat.check();
            entries.add(listing.next());
        } while (entries.size() < STRETCH && System.nanoTime() < end && listing.hasNext());
        return entries;
    }

    /** Looks at the first ones, as many as there is time for. */
    private List<SeenObject> look(
            Source source, SourceReader reader, List<SourceEntry> entries, long end, Heartbeats.Heartbeat heartbeat) {
        List<String> paths = entries.stream().map(SourceEntry::path).toList();
        Map<String, KnownObject> known = database.read(tx -> objects.known(tx, source, paths));
        List<SeenObject> seen = new ArrayList<>();
        for (SourceEntry entry : entries) {
            heartbeat.check();
            String address = readers.seal(source, entry.address());
            seen.add(pictures.look(reader, entry, address, Optional.ofNullable(known.get(entry.path()))));
            readers.checkAnswering(source);
            if (System.nanoTime() >= end || heartbeat.isShutDown()) {
                break;
            }
        }
        return seen;
    }

    private boolean commit(Source source, String from, String to, List<SeenObject> seen) {
        return database.inTransaction(
                tx -> commits.commit(tx, source, source.scan().number(), from, to, seen));
    }

    private void finish(Source source, Heartbeats.Heartbeat heartbeat) {
        int scan = source.scan().number();
        while (database.inTransaction(tx -> scans.vanish(tx, source, scan))) {
            heartbeat.check();
        }
        database.inTransaction(tx -> scans.complete(tx, source, scan)).ifPresent(meter::scanned);
    }
}
