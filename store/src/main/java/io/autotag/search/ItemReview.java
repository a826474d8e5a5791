package io.autotag.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far people are with an item.
 *
 * @param status unreviewed, in_progress or reviewed
 * @param reviewer the login of who finished it; null before
 * @param reviewedAt null before
 */
public record ItemReview(String status, @Nullable String reviewer, @Nullable Instant reviewedAt) {

    static final ItemReview NONE = new ItemReview("unreviewed", null, null);
}
