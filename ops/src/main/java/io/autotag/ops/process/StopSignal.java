package io.autotag.ops.process;

/** The signals that ask a process to end by itself. */
public enum StopSignal {
    /** What most programs take as "end cleanly". */
    TERM,
    /** What PostgreSQL takes as "end now, cleanly, without waiting for clients". */
    INT
}
