package io.autotag.store;

import io.autotag.query.sql.SqlFragment;

/** How the statement that decides a block finds its rows: by their keys, or where they were taken before. */
interface BlockRows {

    /** The beginning of the statement: what is frozen of each row, as {@code k}. */
    Statement begin();

    /** The condition on a row {@code p}. */
    SqlFragment which();

    /** A query for whether the rest is {@code leased} and {@code busy}, where {@code done} is what was decided. */
    SqlFragment leftOut();
}
