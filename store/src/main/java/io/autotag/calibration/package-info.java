/**
 * How a model's confidence becomes the probability that it is right, fitted from what people decided, as pure functions.
 *
 * <p>It may not know the clock, SQL or any other package of ours than {@code compare}.
 */
@NullMarked
package io.autotag.calibration;

import org.jspecify.annotations.NullMarked;
