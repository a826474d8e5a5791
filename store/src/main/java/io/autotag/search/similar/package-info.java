/**
 * Items that look like another one to a model that describes pictures.
 *
 * <p>It may not know HTTP or Temporal.
 */
@NullMarked
package io.autotag.search.similar;

import org.jspecify.annotations.NullMarked;
