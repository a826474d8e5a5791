package io.autotag.search;

/** What a page of items is ordered by; items without the value come last, and ties go by age. */
public enum ItemSort {
    /** When the item was added. */
    CREATED_AT,
    /** The item's key, by the code points of its letters. */
    REFERENCE_ID,
    /** When its review was finished. */
    REVIEWED_AT,
    /** The best score among the predictions the query asks for. */
    SCORE,
    /** The least distance from 0 of the scores of the predictions the query asks for: 0 is most uncertain. */
    UNCERTAINTY
}
