/**
 * What an editor needs to know of a query while it is typed: errors, the role of each token, and what may come at the
 * caret.
 *
 * <p>Pure: the names of a project come through {@link io.autotag.query.check.Vocabulary}.
 */
@NullMarked
package io.autotag.query.check;

import org.jspecify.annotations.NullMarked;
