/**
 * What review needs beyond the store: queues of items, their neighbours, and the thresholds of scores.
 *
 * <p>It knows no HTTP and no JSON shapes.
 */
@NullMarked
package io.autotag.api.review;

import org.jspecify.annotations.NullMarked;
