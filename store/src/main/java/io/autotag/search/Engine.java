package io.autotag.search;

/** What decides which items match. */
public enum Engine {
    /** The bitmaps know it of every item. */
    BITMAPS,
    /** The bitmaps know it of most items, and PostgreSQL is asked for the rest. */
    BITMAPS_AND_SQL,
    /** PostgreSQL alone: there are no bitmaps yet, they are behind, or they know too little. */
    SQL
}
