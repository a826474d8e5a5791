/**
 * The benchmark of review: an installation filled with predictions, and what it takes to decide on them, one by one and in
 * bulk, over HTTP.
 *
 * <p>It knows the tables to fill them, and reviews through the REST API only.
 */
@NullMarked
package io.autotag.ops.bench.review;

import org.jspecify.annotations.NullMarked;
