/**
 * Similar items as callers ask for them: by the name of a training set, or by none.
 *
 * <p>It knows no JSON shapes.
 */
@NullMarked
package io.autotag.api.similar;

import org.jspecify.annotations.NullMarked;
