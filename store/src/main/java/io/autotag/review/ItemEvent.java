package io.autotag.review;

/** What a person wants of an item. */
public enum ItemEvent {
    /** Hold it for a while, or for longer. */
    LEASE,
    /** Save decisions on it. */
    SAVE
}
