package io.autotag.api.run;

import io.autotag.api.upload.IngestOutbox;
import io.autotag.store.Database;
import io.autotag.store.DatasetRepository;
import io.autotag.store.ItemsAdded;
import io.autotag.store.Outbox;
import io.autotag.store.OutboxEntry;
import io.autotag.store.Run;
import io.autotag.store.ScanState;
import io.autotag.store.SourceRepository;
import io.autotag.store.SourceScans;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what the outbox holds: finalised datasets become ingests, added items join live runs, sources whose time has come are scanned. Every API process has one,
 * and none leads: an entry is locked while it is told and gone when that is committed. Whatever dies in between is told
 * again, which is no harm; an entry that cannot be told is put off, longer each time.
 */
public final class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 7;

    /** The rest is begun a pass later. */
    private static final int MOST_DUE = 100;

    private final Database database;
    private final RunStarter starter;
    private final IngestCaller ingests;
    private final ScanCaller scanning;
    private final SourceRepository sources = new SourceRepository();
    private final SourceScans scans = new SourceScans();
    private final DatasetRepository datasets = new DatasetRepository();
    private final Outbox outbox = new Outbox();
    private final LiveFeed feed = new LiveFeed();

    public OutboxRelay(Database database, RunStarter starter, IngestCaller ingests, ScanCaller scanning) {
        this.database = database;
        this.starter = starter;
        this.ingests = ingests;
        this.scanning = scanning;
    }

    /** Tells everything that is due; what is in the hands of another process is left to it. */
    public void pass() {
        attempt("Added items", () -> drain(ItemsAdded.TOPIC, this::joined).forEach(starter::nudge));
        attempt("Uploaded files", () -> drain(IngestOutbox.TOPIC, this::ingested));
        attempt("Sources", this::scanDue);
    }

    private void scanDue() {
        database.doInTransaction(tx -> scans.beginDue(tx, MOST_DUE));
        drain(SourceScans.TOPIC, this::scanned);
    }

    /** A scan that is over, or a source that is gone, needs nothing. */
    private List<Run> scanned(Transaction tx, OutboxEntry entry) {
        sources.findForWorker(tx, entry.payload())
                .filter(source -> source.scan().state() == ScanState.SCANNING)
                .ifPresent(scanning::start);
        return List.of();
    }

    /** What is in the way of one topic is not in the way of the other. */
    private static void attempt(String what, Runnable telling) {
        try {
            telling.run();
        } catch (TemporalAwayException away) {
            log.warn("{} wait. {}", what, away.getMessage());
        } catch (StoreException | IllegalStateException failure) {
            log.warn("{} wait for the next pass", what, failure);
        }
    }

    private List<Run> joined(Transaction tx, OutboxEntry entry) {
        return feed.feed(tx, ItemsAdded.of(entry));
    }

    /** A dataset that is gone takes its files with it; asking again would never end. */
    private List<Run> ingested(Transaction tx, OutboxEntry entry) {
        datasets.findForWorker(tx, entry.payload())
                .ifPresentOrElse(
                        ingests::start,
                        () -> log.info("Dataset {} is gone, and with it what was to be ingested", entry.payload()));
        return List.of();
    }

    /** One entry a transaction, so that what fails holds up nothing but itself and is undone alone. */
    private List<Run> drain(String topic, BiFunction<Transaction, OutboxEntry, List<Run>> tell) {
        Map<Long, Run> touched = new LinkedHashMap<>();
        boolean more = true;
        while (more) {
            Optional<List<Run>> told = next(topic, tell);
            told.ifPresent(runs -> runs.forEach(run -> touched.put(run.id(), run)));
            more = told.isPresent();
        }
        return List.copyOf(touched.values());
    }

    /** Empty when nothing is due. */
    private Optional<List<Run>> next(String topic, BiFunction<Transaction, OutboxEntry, List<Run>> tell) {
        AtomicReference<@Nullable OutboxEntry> inHand = new AtomicReference<>();
        try {
            return database.inTransaction(
                    tx -> outbox.take(tx, topic, 1).stream().findFirst().map(due -> {
                        inHand.set(due);
                        List<Run> touched = tell.apply(tx, due);
                        outbox.done(tx, due);
                        return touched;
                    }));
        } catch (StoreException | IllegalStateException | IllegalArgumentException failure) {
            OutboxEntry entry = inHand.get();
            if (entry == null) {
                throw failure;
            }
            putOff(entry, failure);
            return Optional.of(List.of());
        }
    }

    private void putOff(OutboxEntry entry, RuntimeException failure) {
        Duration delay = delay(entry.attempts());
        log.error("Outbox entry {} ({}) failed and is tried again in {}", entry.id(), entry.topic(), delay, failure);
        database.doInTransaction(tx -> outbox.putOff(tx, entry, delay));
    }

    private static Duration delay(int attempts) {
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
    }
}
