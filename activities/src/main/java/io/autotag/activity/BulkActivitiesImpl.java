package io.autotag.activity;

import io.autotag.store.BulkStep;
import io.autotag.store.BulkWork;
import io.autotag.store.Database;
import io.autotag.workflow.BulkActivities;
import io.autotag.workflow.BulkRef;
import io.autotag.workflow.BulkStretch;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes bulk actions through their blocks, one transaction a block. */
final class BulkActivitiesImpl implements BulkActivities {

    private static final Logger log = LoggerFactory.getLogger(BulkActivitiesImpl.class);

    private final Database database;
    private final BulkWork work;
    private final Heartbeats heartbeats;
    private final Drain drain;
    private final Clock clock;

    BulkActivitiesImpl(Database database, BulkWork work, Heartbeats heartbeats, Drain drain, Clock clock) {
        this.database = database;
        this.work = work;
        this.heartbeats = heartbeats;
        this.drain = drain;
        this.clock = clock;
    }

    @Override
    public boolean settle(BulkRef action) {
        return ActivityBorder.cross(() -> {
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                boolean open = database.inTransaction(tx -> work.settle(tx, action.id()));
                heartbeat.check();
                return open;
            }
        });
    }

    @Override
    public BulkStretch work(BulkRef action, Instant returnBy) {
        return ActivityBorder.cross(() -> {
            MDC.put("bulk", action.uid());
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                BulkStretch stretch = work(action, returnBy, heartbeat);
                log.info("Bulk action {}: {} blocks", action.uid(), stretch.blocks());
                return stretch;
            } finally {
                MDC.remove("bulk");
            }
        });
    }

    /** At least one block, so that a late start still moves the action. */
    private BulkStretch work(BulkRef action, Instant returnBy, Heartbeats.Heartbeat heartbeat) {
        int blocks = 0;
        while (database.inTransaction(tx -> work.step(tx, action.id())) == BulkStep.MORE) {
            blocks++;
            heartbeat.at(blocks);
            heartbeat.check();
            if (drain.hasBegun() || !clock.instant().isBefore(returnBy)) {
                return new BulkStretch(blocks, true);
            }
        }
        return new BulkStretch(blocks, false);
    }

    @Override
    public void fail(BulkRef action, String sentence) {
        ActivityBorder.cross(() -> {
            database.doInTransaction(tx -> work.fail(tx, action.id(), sentence));
            return true;
        });
    }
}
