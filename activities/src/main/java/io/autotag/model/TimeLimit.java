package io.autotag.model;

/** How long one caller's run has been going on, and whether it was told to stop. Thread-safe. */
final class TimeLimit {

    /** What stops a run, and takes the wish back. */
    interface Stop {
        void set(boolean stop);
    }

    private final Stop stop;
    private boolean running;
    private boolean over;
    private boolean closed;
    private long since;

    TimeLimit(Stop stop) {
        this.stop = stop;
    }

    synchronized void begin() {
        running = true;
        over = false;
        since = System.nanoTime();
    }

    synchronized void end() {
        running = false;
        if (over) {
            stop.set(false);
        }
    }

    /** Stops the run that is going on if it began more than so many nanoseconds ago. */
    synchronized void check(long mostNanos) {
        if (running && !over && !closed && System.nanoTime() - since > mostNanos) {
            over = true;
            stop.set(true);
        }
    }

    synchronized void throwIfOver() throws ItemProblem {
        if (over) {
            throw new ItemProblem(
                    ItemProblem.Code.TIMEOUT,
                    "The model took longer than allowed for this picture. Ask the operator to raise the limit, or use a"
                            + " smaller model.");
        }
    }

    /** Nothing is stopped any more. */
    synchronized void close() {
        closed = true;
    }
}
