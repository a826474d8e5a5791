/**
 * Making and changing the sources of datasets, whose pictures are read in place.
 *
 * <p>It may not read one: that is the worker's.
 */
@NullMarked
package io.autotag.api.source;

import org.jspecify.annotations.NullMarked;
