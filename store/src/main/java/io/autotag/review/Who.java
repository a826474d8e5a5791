package io.autotag.review;

/** Who holds an item, or has finished it, as the person sees it who wants something of it. */
public enum Who {
    NOBODY,
    SELF,
    ANOTHER
}
