package io.autotag.query.sql;

/**
 * What predictions of one kind have in common.
 *
 * @param level 0 for images, 1 for objects
 * @param status 0 pending, 1 accepted, 2 modified, 3 rejected
 */
record Cell(NamedSet set, int level, int label, int status) {
    static final int STATUSES = 4;
    static final int PENDING = 0;
}
