package io.autotag.activity;

/** Whose turn it is to measure on this machine: two measurements would measure each other. Thread-safe. */
interface MeasuringTurns {

    /** What is done alone. */
    @FunctionalInterface
    interface Turn {

        void run() throws InterruptedException;
    }

    /**
     * Waits some time for a turn.
     *
     * @return false where it was another's all the while: nothing was done then
     */
    boolean take(Turn turn) throws InterruptedException;

    /**
     * Waits some time for all who have or wait for a turn.
     *
     * @return false where one is not over
     */
    boolean areOver();
}
