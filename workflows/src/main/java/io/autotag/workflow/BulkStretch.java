package io.autotag.workflow;

/**
 * What a stretch of work at a bulk action came to.
 *
 * @param blocks that were done
 * @param isMore whether it ended for want of time; otherwise nothing more can be done at the moment
 */
public record BulkStretch(int blocks, boolean isMore) {
    public BulkStretch {
        if (blocks < 0) {
            throw new IllegalArgumentException("No stretch does " + blocks + " blocks");
        }
    }
}
