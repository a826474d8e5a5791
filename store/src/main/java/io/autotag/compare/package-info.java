/**
 * What two model versions say of the same pictures, and how right each of them is: matching, counting and statistics as
 * pure functions.
 *
 * <p>It may not know the clock, SQL or any other package of ours.
 */
@NullMarked
package io.autotag.compare;

import org.jspecify.annotations.NullMarked;
