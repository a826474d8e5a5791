package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.Endpoint;

/** An Autotag that runs and that the demonstration shows itself on. Closing one that was started here stops it. */
public interface Host extends AutoCloseable {

    Endpoint endpoint();

    /** A key of the role admin. */
    String key();

    /** What runs, in a few words: "PostgreSQL, Temporal (in-JVM, ephemeral), API, worker". */
    String describe();

    /** Whether it was started for this demonstration, and ends with it. */
    boolean isOwn();

    @Override
    void close();

    /** Brings up a host, or finds one that runs already. */
    @FunctionalInterface
    interface Starter {
        Host start();
    }
}
