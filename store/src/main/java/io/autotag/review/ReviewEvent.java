package io.autotag.review;

/** What a person does to a prediction. */
public enum ReviewEvent {
    ACCEPT,
    /** Accept with a changed label or box. */
    MODIFY,
    REJECT,
    /** Take the decision back. */
    UNDO
}
