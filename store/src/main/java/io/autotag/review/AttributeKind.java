package io.autotag.review;

/** What kind of value an attribute of an annotation has. */
public enum AttributeKind {
    TEXT,
    NUMBER,
    TRUTH,
    /** One of the texts that the rule lists. */
    CHOICE
}
