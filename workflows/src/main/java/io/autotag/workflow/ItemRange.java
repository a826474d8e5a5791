package io.autotag.workflow;

/**
 * Positions in the frozen selection of a run, half open.
 *
 * @param from first position, from 0
 * @param to first position behind the range; more than {@code from}
 */
public record ItemRange(long from, long to) {
    public ItemRange {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("Not a range of positions: [" + from + ", " + to + ")");
        }
    }

    /** Number of positions in the range. */
    public long length() {
        return to - from;
    }
}
