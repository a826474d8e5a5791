package io.autotag.query.check;

/** What a token is for in its query; how an editor colours it. */
public enum TokenRole {
    /** A word of the language, true and false among them. */
    KEYWORD,
    /** A field, with the name of the user's own behind its dot. */
    FIELD,
    /** {@code image_prefix} and {@code object_prefix}. */
    PREFIX,
    /** The tag of a prefix term, with its star. */
    TAG,
    /** {@code image}, {@code object}, {@code annotation} and {@code count} before a parenthesis. */
    SCOPE,
    OPERATOR,
    /** A value, in quotes or a single word. */
    TEXT,
    NUMBER,
    DATE,
    PUNCTUATION,
    /** What cannot be read. */
    INVALID
}
