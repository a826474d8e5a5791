package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/**
 * A bulk action as PostgreSQL knows it. All methods may be repeated, and called by several at once: what was done stands
 * in the action's blocks, each of which is done in one transaction.
 */
@ActivityInterface(namePrefix = "Bulk")
public interface BulkActivities {

    /**
     * Moves the action to where its people and its blocks want it: freezes and starts it, pauses it, cancels it or ends
     * it. Fails with {@link FailureType#BAD_INPUT} or {@link FailureType#NOT_FOUND} where no retry can help.
     *
     * @return whether there is work to do
     */
    boolean settle(BulkRef action);

    /** Does, or takes back, one block after the other until the time is up or nothing more can be done. */
    BulkStretch work(BulkRef action, Instant returnBy);

    /** Ends an action that cannot go on; what it did stays and can be taken back. */
    void fail(BulkRef action, String sentence);
}
