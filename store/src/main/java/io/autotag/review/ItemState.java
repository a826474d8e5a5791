package io.autotag.review;

/** How far people have got with an item of a project. */
public enum ItemState {
    UNREVIEWED,
    IN_PROGRESS,
    /** A person has said that nothing is left to decide. */
    REVIEWED;

    /**
     * The state after a save, whatever it was before: touching a reviewed item without finishing it opens it again.
     *
     * @param finalise whether the person is done
     * @param pending visible predictions that are still to be decided
     */
    public static ItemState afterSave(boolean finalise, int pending) {
        return finalise && pending == 0 ? REVIEWED : IN_PROGRESS;
    }
}
