package io.autotag.store;

/** What a save left, and the item as it is then. */
public record ReviewOutcome(ReviewSaved saved, ReviewBundle bundle) {}
