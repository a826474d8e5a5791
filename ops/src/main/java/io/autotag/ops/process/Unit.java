package io.autotag.ops.process;

import java.time.Duration;

/** One supervised process: how it is started, and how one sees that it is ready. */
public interface Unit {

    /** Short and fit for a file name: "postgres", "worker". */
    String name();

    /** Prepares a start and describes it; called before every start, also after a crash. */
    ChildSpec prepare();

    /** Whether the process now does its work; called repeatedly until it answers true. */
    boolean isReady();

    /** After this time without being ready the start has failed. */
    Duration readyWithin();
}
