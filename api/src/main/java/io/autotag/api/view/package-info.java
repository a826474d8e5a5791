/**
 * The JSON shapes of requests and answers and how lists are paged. May not know repositories or Temporal.
 */
@NullMarked
package io.autotag.api.view;

import org.jspecify.annotations.NullMarked;
