package io.autotag.model;

/** The numbers that a key of a card may have, and the words for it. */
record Range(float least, float most, boolean open, String words) {

    static Range closed(float least, float most) {
        return new Range(least, most, false, "from " + Words.number(least) + " to " + Words.number(most));
    }

    /** Without its ends. */
    static Range open(float least, float most) {
        return new Range(least, most, true, "between " + Words.number(least) + " and " + Words.number(most));
    }

    /** Without its lower end. */
    static Range over(float least, float most) {
        return new Range(
                Math.nextUp(least), most, false, "over " + Words.number(least) + " and at most " + Words.number(most));
    }

    boolean holds(float value) {
        return open ? value > least && value < most : value >= least && value <= most;
    }
}
