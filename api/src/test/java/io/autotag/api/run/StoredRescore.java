package io.autotag.api.run;

import io.autotag.store.Database;
import io.autotag.store.RescoreDesk;
import io.autotag.store.RescoreStep;
import io.autotag.store.RescoreWork;
import io.autotag.workflow.RescoreActivities;
import io.autotag.workflow.RescoreRef;
import io.autotag.workflow.RescoreStretch;
import java.time.Duration;
import java.time.Instant;

/** The activities of rescorings over the real store; nobody is waited for. */
final class StoredRescore implements RescoreActivities {

    private final Database database;
    private final RescoreWork work = new RescoreWork(card -> RescoreDesk.CARD, Duration.ZERO);

    StoredRescore(Database database) {
        this.database = database;
    }

    @Override
    public RescoreStretch work(RescoreRef rescoring, Instant returnBy) {
        while (database.inTransaction(tx -> work.step(tx, rescoring.id())) == RescoreStep.MORE) {
            // one step a transaction
        }
        return RescoreStretch.ENDED;
    }
}
