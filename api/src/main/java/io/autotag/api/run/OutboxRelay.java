package io.autotag.api.run;

import io.autotag.api.upload.IngestOutbox;
import io.autotag.store.Database;
import io.autotag.store.DatasetRepository;
import io.autotag.store.ItemsAdded;
import io.autotag.store.Outbox;
import io.autotag.store.OutboxEntry;
import io.autotag.store.Run;
import io.autotag.store.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what the outbox holds: finalised datasets become ingests, added items join live runs. Every API process has one,
 * and none leads: an entry is locked while it is told and gone when that is committed. Whatever dies in between is told
 * again, which is no harm.
 */
public final class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final Database database;
    private final RunStarter starter;
    private final IngestCaller ingests;
    private final DatasetRepository datasets = new DatasetRepository();
    private final Outbox outbox = new Outbox();
    private final LiveFeed feed = new LiveFeed();

    public OutboxRelay(Database database, RunStarter starter, IngestCaller ingests) {
        this.database = database;
        this.starter = starter;
        this.ingests = ingests;
    }

    /** Tells everything that is due; what is in the hands of another process is left to it. */
    public void pass() {
        drain(ItemsAdded.TOPIC, this::joined).forEach(starter::nudge);
        try {
            drain(IngestOutbox.TOPIC, this::ingested);
        } catch (TemporalAwayException away) {
            log.warn("Uploaded files wait. {}", away.getMessage());
        }
    }

    private List<Run> joined(Transaction tx, OutboxEntry entry) {
        return feed.feed(tx, ItemsAdded.of(entry));
    }

    private List<Run> ingested(Transaction tx, OutboxEntry entry) {
        ingests.start(datasets.getForWorker(tx, entry.payload()));
        return List.of();
    }

    /** One entry a transaction, so that what fails holds up nothing but itself and is undone alone. */
    private List<Run> drain(String topic, BiFunction<Transaction, OutboxEntry, List<Run>> tell) {
        Map<Long, Run> touched = new LinkedHashMap<>();
        boolean more = true;
        while (more) {
            Optional<List<Run>> told = database.inTransaction(tx -> next(tx, topic, tell));
            told.ifPresent(runs -> runs.forEach(run -> touched.put(run.id(), run)));
            more = told.isPresent();
        }
        return List.copyOf(touched.values());
    }

    private Optional<List<Run>> next(
            Transaction tx, String topic, BiFunction<Transaction, OutboxEntry, List<Run>> tell) {
        Optional<OutboxEntry> entry = outbox.take(tx, topic, 1).stream().findFirst();
        return entry.map(due -> {
            List<Run> touched = tell.apply(tx, due);
            outbox.done(tx, due);
            return touched;
        });
    }
}
