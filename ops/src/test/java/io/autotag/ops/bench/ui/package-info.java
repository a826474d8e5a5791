/**
 * Tests of the benchmark of the web application.
 *
 * <p>What the browser does is tried by running the benchmark.
 */
@NullMarked
package io.autotag.ops.bench.ui;

import org.jspecify.annotations.NullMarked;
