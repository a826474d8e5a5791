package io.autotag.store;

/** Who may do what in review: the least role for each. */
public enum ReviewRight {
    /** Read suggestions, annotations, history and statistics. */
    LOOK(Role.VIEWER),
    /** Lease items, decide, change one's own decisions and those on items that nobody has finished. */
    REVIEW(Role.ANNOTATOR),
    CHANGE_WHAT_ANOTHER_FINISHED(Role.OPERATOR),
    /** Start bulk actions, steer them and take them back. */
    BULK(Role.OPERATOR),
    EDIT_TAXONOMY(Role.OPERATOR),
    ASSIGN(Role.OPERATOR);

    private final Role role;

    ReviewRight(Role role) {
        this.role = role;
    }

    public Role role() {
        return role;
    }

    public boolean isGivenTo(Role held) {
        return held.covers(role);
    }
}
