/**
 * Comparisons as callers ask for them: two versions by their names, over the items of a query.
 *
 * <p>It knows no JSON shapes.
 */
@NullMarked
package io.autotag.api.compare;

import org.jspecify.annotations.NullMarked;
