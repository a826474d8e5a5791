package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/**
 * A rescoring as PostgreSQL knows it. May be repeated, and called by several at once: what was done stands in its row,
 * which one of them holds at a time.
 */
@ActivityInterface(namePrefix = "Rescore")
public interface RescoreActivities {

    /** Does one step after the other until the time is up or nothing more can be done at the moment. */
    RescoreStretch work(RescoreRef rescoring, Instant returnBy);
}
