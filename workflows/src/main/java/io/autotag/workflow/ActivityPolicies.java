package io.autotag.workflow;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Timeouts and retries of all activities, each with its reason. */
final class ActivityPolicies {

    /**
     * PostgreSQL or a worker may be away for hours; a run must outlive that, so questions to it never give up. A minute
     * between attempts keeps the run quick to notice that it is back.
     */
    private static final RetryOptions UNTIL_IT_ANSWERS = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setBackoffCoefficient(2)
            .setMaximumInterval(Duration.ofSeconds(60))
            .build();

    /**
     * Infrastructure only: failures of items never get here. Five attempts bridge a restart of a worker or a database;
     * a chunk that still fails then is handed out again by the run, which also notices when nothing moves at all.
     */
    private static final RetryOptions BRIDGE_A_RESTART =
            UNTIL_IT_ANSWERS.toBuilder().setMaximumAttempts(5).build();

    /** Somebody waits for the answer: one more attempt in case the worker went down for another reason. */
    private static final RetryOptions ONCE_MORE =
            UNTIL_IT_ANSWERS.toBuilder().setMaximumAttempts(2).build();

    private ActivityPolicies() {}

    /** Short statements about one run. */
    static ActivityOptions asking() {
        return ActivityOptions.newBuilder()
                // Milliseconds of work; the rest of it is waiting for a connection or a lock.
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setRetryOptions(UNTIL_IT_ANSWERS)
                .build();
    }

    /** Freezing a selection, and marking what a forced run replaces. */
    static ActivityOptions planning() {
        return ActivityOptions.newBuilder()
                // Ten million items are one statement of some ten seconds, or many short ones with a heartbeat between.
                .setHeartbeatTimeout(Duration.ofSeconds(60))
                .setStartToCloseTimeout(Duration.ofMinutes(30))
                .setRetryOptions(UNTIL_IT_ANSWERS)
                .build();
    }

    /** Chunks, on the queue the plan names. */
    static ActivityOptions chunk(String taskQueue) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(taskQueue)
                // A chunk beats also while it waits.
                .setHeartbeatTimeout(TimeLimits.SILENCE)
                // A chunk returns after a minute by itself; only one that beats and does not return gets this far.
                .setStartToCloseTimeout(Duration.ofMinutes(5))
                .setRetryOptions(BRIDGE_A_RESTART)
                .build();
    }

    /** Freezing what a bulk action is about, and moving it. */
    static ActivityOptions bulkSettling() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.BULK)
                // Beats come from another thread while the one statement that freezes a million keys takes its seconds.
                .setHeartbeatTimeout(Duration.ofSeconds(30))
                .setStartToCloseTimeout(Duration.ofMinutes(30))
                .setRetryOptions(UNTIL_IT_ANSWERS)
                .build();
    }

    /** Blocks of a bulk action, or pages of a rescoring, for as long as a stretch. */
    static ActivityOptions bulkWork() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.BULK)
                .setHeartbeatTimeout(Duration.ofSeconds(30))
                // A stretch returns after half a minute by itself; one block may wait for people's saves before that.
                .setStartToCloseTimeout(Duration.ofMinutes(5))
                .setRetryOptions(UNTIL_IT_ANSWERS)
                .build();
    }

    /** The whole file of an export. */
    static ActivityOptions exportWriting() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.EXPORT)
                // Beats come from another thread; so much silence is a dead worker.
                .setHeartbeatTimeout(TimeLimits.SILENCE)
                // Millions of items, or twenty gigabytes of pictures from a network disk.
                .setStartToCloseTimeout(Duration.ofHours(12))
                .setRetryOptions(UNTIL_IT_ANSWERS)
                .build();
    }

    /** One statement about an export. */
    static ActivityOptions exportEnding() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.EXPORT)
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setRetryOptions(UNTIL_IT_ANSWERS)
                .build();
    }

    /** Pages of an ingest. */
    static ActivityOptions ingest() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.IO)
                // A page beats after each file; one file is at most a slow read from a network disk.
                .setHeartbeatTimeout(Duration.ofSeconds(30))
                // A page is a thousand headers.
                .setStartToCloseTimeout(Duration.ofMinutes(5))
                .setRetryOptions(UNTIL_IT_ANSWERS)
                .build();
    }

    /** A stretch of a scan of a source. */
    static ActivityOptions scanning() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.SCAN)
                // Beats come from another thread; so much silence is a dead worker.
                .setHeartbeatTimeout(TimeLimits.SILENCE)
                // A stretch returns after a fraction of a minute, and reads one object of a slow host besides.
                .setStartToCloseTimeout(Duration.ofMinutes(10))
                // What is ours may be away for hours; a source that is away ends the scan by itself.
                .setRetryOptions(UNTIL_IT_ANSWERS)
                .build();
    }

    /** Looking at a model file, which may take the worker down. */
    static ActivityOptions inspect() {
        return onModel(TimeLimits.TRIAL);
    }

    /** Trying a model on one picture. */
    static ActivityOptions preview() {
        return onModel(TimeLimits.PREVIEW);
    }

    private static ActivityOptions onModel(Duration work) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.INFER_CPU_QUICK)
                .setHeartbeatTimeout(TimeLimits.SILENCE)
                .setStartToCloseTimeout(work)
                .setScheduleToStartTimeout(TimeLimits.SLOT)
                // The second attempt is for a worker that went down, which is noticed early; not for a model without
                // end.
                .setScheduleToCloseTimeout(TimeLimits.SLOT.plus(work))
                .setRetryOptions(ONCE_MORE)
                .build();
    }

    /** Small forms of a handful of pictures, which a page of the web application is waiting for. */
    static ActivityOptions thumbnails() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.IO)
                // It beats from another thread, so that a picture that took the worker down is noticed soon.
                .setHeartbeatTimeout(TimeLimits.SILENCE)
                // The largest pictures allowed take a second each.
                .setStartToCloseTimeout(Duration.ofSeconds(60))
                // Whoever asked has given up by then, and asks again.
                .setScheduleToStartTimeout(Duration.ofSeconds(60))
                .setRetryOptions(ONCE_MORE)
                .build();
    }
}
