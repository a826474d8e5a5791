/** Tests of queues, neighbours and thresholds. */
@NullMarked
package io.autotag.api.review;

import org.jspecify.annotations.NullMarked;
