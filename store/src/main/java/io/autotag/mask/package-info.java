/**
 * Which pixels of a picture belong to an object, as pure functions: how that is written in few bytes, and read again.
 *
 * <p>It may not know the clock, SQL or any other package of ours.
 */
@NullMarked
package io.autotag.mask;

import org.jspecify.annotations.NullMarked;
