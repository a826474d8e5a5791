package io.autotag.api.run;

import io.autotag.store.Database;
import io.autotag.store.Export;
import io.autotag.store.ExportRepository;
import io.autotag.store.StoreException;
import io.temporal.client.WorkflowException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every open export a workflow that has none, as the reconciler does for runs, and lets go of files whose time is
 * over. Every API process has one; a lock in the database lets one work at a time.
 */
public final class ExportUpkeep {

    private static final Logger log = LoggerFactory.getLogger(ExportUpkeep.class);

    private final Database database;
    private final ExportStarter starter;
    private final ExportRepository exports;
    private final Clock clock;

    public ExportUpkeep(Database database, ExportStarter starter, ExportRepository exports, Clock clock) {
        this.database = database;
        this.starter = starter;
        this.exports = exports;
        this.clock = clock;
    }

    /** One pass; does nothing while another process is at it. */
    public void pass() {
        database.doInTransaction(lock -> {
            if (exports.tryUpkeep(lock)) {
                expire();
                tendOpen();
            }
        });
    }

    private void expire() {
        int expired = database.inTransaction(tx -> exports.expire(tx, clock.instant()));
        if (expired > 0) {
            log.info("Let go of the files of {} old exports", expired);
        }
    }

    private void tendOpen() {
        List<Export> open = database.read(exports::open);
        if (!open.isEmpty() && !starter.isTemporalThere()) {
            log.warn("{} open exports could not be looked after: Temporal does not answer.", open.size());
            return;
        }
        open.forEach(this::tend);
    }

    /** One failure keeps no other from being looked after. */
    private void tend(Export export) {
        try {
            if (!starter.isDriven(export)) {
                starter.startAnew(export);
                log.info("Export {} goes on: no workflow of today was driving it", export.uid());
            }
        } catch (TemporalAwayException | StoreException | WorkflowException failure) {
            log.warn("Unable to look after export {}", export.uid(), failure);
        }
    }
}
