/**
 * The benchmark of the web application: many items in an installation of its own, and a real browser looking at them.
 *
 * <p>What the browser does and takes the time of is in {@code api/ui/scripts/bench.mjs}.
 */
@NullMarked
package io.autotag.ops.bench.ui;

import org.jspecify.annotations.NullMarked;
