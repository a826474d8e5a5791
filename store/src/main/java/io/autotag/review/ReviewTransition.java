package io.autotag.review;

/** One row of the table. */
public record ReviewTransition(ReviewState from, ReviewEvent event, ReviewState to) {}
