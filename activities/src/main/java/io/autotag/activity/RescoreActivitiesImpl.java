package io.autotag.activity;

import io.autotag.store.Database;
import io.autotag.store.RescoreStep;
import io.autotag.store.RescoreWork;
import io.autotag.workflow.RescoreActivities;
import io.autotag.workflow.RescoreRef;
import io.autotag.workflow.RescoreStretch;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.MDC;

/** Takes rescorings through their steps, one transaction a step. */
final class RescoreActivitiesImpl implements RescoreActivities {

    private final Database database;
    private final RescoreWork work;
    private final Heartbeats heartbeats;
    private final Drain drain;
    private final Clock clock;

    RescoreActivitiesImpl(Database database, RescoreWork work, Heartbeats heartbeats, Drain drain, Clock clock) {
        this.database = database;
        this.work = work;
        this.heartbeats = heartbeats;
        this.drain = drain;
        this.clock = clock;
    }

    @Override
    public RescoreStretch work(RescoreRef rescoring, Instant returnBy) {
        return ActivityBorder.cross(() -> {
            MDC.put("rescoring", rescoring.uid());
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                return work(rescoring, returnBy, heartbeat);
            } finally {
                MDC.remove("rescoring");
            }
        });
    }

    /** At least one step, so that a late start still moves it. */
    private RescoreStretch work(RescoreRef rescoring, Instant returnBy, Heartbeats.Heartbeat heartbeat) {
        int steps = 0;
        while (true) {
            RescoreStep step = database.inTransaction(tx -> work.step(tx, rescoring.id()));
            if (step != RescoreStep.MORE) {
                return step == RescoreStep.WAIT ? RescoreStretch.WAIT : RescoreStretch.ENDED;
            }
            steps++;
            heartbeat.at(steps);
            heartbeat.check();
            if (drain.hasBegun() || !clock.instant().isBefore(returnBy)) {
                return RescoreStretch.MORE;
            }
        }
    }
}
