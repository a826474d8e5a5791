package io.autotag.query.cell;

import io.autotag.query.names.NamedSet;

/**
 * What predictions of one kind have in common.
 *
 * @param level 0 for images, 1 for objects
 * @param status 0 pending, 1 accepted, 2 modified, 3 rejected
 * @param bucket the range of their scores, see {@link ScoreBuckets}, or {@link #ANY_SCORE}
 */
public record Cell(NamedSet set, int level, int label, int status, int bucket) {
    public static final int STATUSES = 4;
    public static final int PENDING = 0;
    public static final int ANY_SCORE = -1;
}
