package io.autotag.api.run;

import io.autotag.run.Desired;
import io.autotag.store.BulkAction;
import io.autotag.store.BulkRepository;
import io.autotag.store.BulkWork;
import io.autotag.store.CreatedBulkAction;
import io.autotag.store.Database;
import io.autotag.store.NewBulkAction;
import io.autotag.store.Project;
import io.autotag.store.Reviewer;

/** Makes bulk actions, steers them and takes them back. What is wanted is in the row first; ringing comes after. */
public final class BulkSteering {

    private final Database database;
    private final BulkStarter starter;
    private final BulkRepository actions;
    private final BulkWork work;

    public BulkSteering(Database database, BulkStarter starter, BulkRepository actions, BulkWork work) {
        this.database = database;
        this.starter = starter;
        this.actions = actions;
        this.work = work;
    }

    /** Writes the action down and has it carried out; where Temporal is away that happens later. */
    public CreatedBulkAction place(Project project, Reviewer person, NewBulkAction wanted) {
        CreatedBulkAction created = database.inTransaction(tx -> actions.create(tx, project, person, wanted));
        if (created.isNew()) {
            starter.nudge(created.action());
        }
        return created;
    }

    /** Lets the action stop after the blocks in hand. */
    public BulkAction pause(long orgId, String uid) {
        return end(desire(orgId, uid, Desired.PAUSE));
    }

    /** Ends the action after the blocks in hand; what it did stays and can be taken back. */
    public BulkAction cancel(long orgId, String uid) {
        return end(desire(orgId, uid, Desired.CANCEL));
    }

    /** Lets a paused action go on. */
    public BulkAction resume(long orgId, String uid) {
        BulkAction action = desire(orgId, uid, Desired.RUN);
        starter.nudge(action);
        return action;
    }

    /** Takes back what the action did and nobody touched since. */
    public BulkAction undo(long orgId, String uid, Reviewer person) {
        BulkAction action = database.inTransaction(tx -> actions.undo(tx, actions.get(tx, orgId, uid), person));
        starter.nudge(action);
        return action;
    }

    /** Holds whether anybody drives the action or not; a workflow that is open sees it before its next block. */
    private BulkAction end(BulkAction wanted) {
        database.inTransaction(tx -> work.settle(tx, wanted.id()));
        return database.read(tx -> actions.getForWorker(tx, wanted.id()));
    }

    private BulkAction desire(long orgId, String uid, Desired desired) {
        return database.inTransaction(tx -> actions.desire(tx, actions.get(tx, orgId, uid), desired));
    }
}
