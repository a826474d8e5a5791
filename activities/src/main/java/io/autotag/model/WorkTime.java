package io.autotag.model;

import java.time.Duration;

/** How long one thread is at work on a picture: while it waits for its turn at the model, it is not. */
public final class WorkTime {

    private final long start = System.nanoTime();
    private long waited;

    /** Begins now. */
    public static WorkTime start() {
        return new WorkTime();
    }

    private WorkTime() {}

    /** Runs what only waits. */
    public void without(Runnable wait) {
        long from = System.nanoTime();
        wait.run();
        waited += System.nanoTime() - from;
    }

    public Duration soFar() {
        return Duration.ofNanos(System.nanoTime() - start - waited);
    }
}
