package io.autotag.activity;

/**
 * How many activities a worker works on at once.
 *
 * @param batch chunks of large runs: two are enough, one being written out while the other fills the cores
 * @param quick chunks of small runs, previews and inspections
 */
public record Slots(int batch, int quick) {

    public Slots {
        if (batch < 1 || quick < 1) {
            throw new IllegalArgumentException("A worker has at least one slot for each kind of work.");
        }
    }

    /** For any number of cores: all chunks of a worker share its threads. */
    public static Slots defaults() {
        return new Slots(2, 4);
    }
}
