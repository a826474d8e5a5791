/**
 * The decision on one prediction as pure functions: its states and the events that move it.
 *
 * <p>It may not know the clock, SQL or any other package of ours.
 */
@NullMarked
package io.autotag.review;

import org.jspecify.annotations.NullMarked;
