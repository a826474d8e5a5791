package io.autotag.model.tfjs;

/**
 * What is kept along one axis.
 *
 * @param begin the first place; from the end when negative
 * @param end the place behind the last; from the end when negative, {@link #END} or {@link #BEFORE_START} for all
 * @param step not 0
 */
record Cut(int axis, long begin, long end, long step) {

    static final long END = Long.MAX_VALUE;
    static final long BEFORE_START = Long.MIN_VALUE;

    boolean isWhole() {
        return begin == 0 && end == END && step == 1;
    }

    /** How many places are kept of so many. */
    long length(long length) {
        if (length == Shape.UNKNOWN) {
            return Shape.UNKNOWN;
        }
        long least = step > 0 ? 0 : -1;
        long most = step > 0 ? length : length - 1;
        long from = place(begin, length, least, most);
        long to = place(end, length, least, most);
        long distance = step > 0 ? to - from : from - to;
        long pace = Math.abs(step);
        return Math.max(0, (distance + pace - 1) / pace);
    }

    private static long place(long place, long length, long least, long most) {
        long counted = place < 0 && place != BEFORE_START ? place + length : place;
        return Math.max(least, Math.min(most, counted));
    }
}
