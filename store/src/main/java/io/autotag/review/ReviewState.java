package io.autotag.review;

/** What was decided on a prediction. The code is what the database keeps. */
public enum ReviewState {
    PENDING(0),
    ACCEPTED(1),
    MODIFIED(2),
    REJECTED(3);

    private final int code;

    ReviewState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** True once a person has decided. */
    public boolean isDecided() {
        return this != PENDING;
    }

    /**
     * The state with the code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ReviewState ofCode(int code) {
        for (ReviewState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("There is no review state with the code " + code + ".");
    }
}
