package io.autotag.workflow;

/** The task queues, by what waits in them. */
public final class TaskQueues {

    /** Workflows and the short activities that ask and tell PostgreSQL. The version moves with incompatible workflow code. */
    public static final String ORCHESTRATOR = "orchestrator-v1";

    /** Chunks of large runs. */
    public static final String INFER_CPU_BATCH = "infer-cpu-batch";

    /** Live uploads, previews, inspections and small runs: never behind a large run. */
    public static final String INFER_CPU_QUICK = "infer-cpu-quick";

    /** Ingest, thumbnails and other work that waits for disks and networks. */
    public static final String IO = "io";

    /** Pages of scans, which wait for what is not ours: never in the way of ingests and thumbnails. */
    public static final String SCAN = "scan";

    /** Bulk actions and scores written anew, which keep the database busy: never in the way of the short activities of runs. */
    public static final String BULK = "bulk";

    /** Exports, which take their time: never in the way of ingests and thumbnails. */
    public static final String EXPORT = "export";

    private TaskQueues() {}
}
