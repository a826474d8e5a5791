/**
 * What the names in a query stand for in one project.
 *
 * <p>Pure: who knows the names implements {@link io.autotag.query.names.Names}.
 */
@NullMarked
package io.autotag.query.names;

import org.jspecify.annotations.NullMarked;
