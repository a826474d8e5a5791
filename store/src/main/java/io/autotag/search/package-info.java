/**
 * Finds the items of a project by queries: pages, counts, facets, selections of runs.
 *
 * <p>It reads the database through the transactions of {@code io.autotag.store} and writes nothing to it but its own
 * saved index; it knows no HTTP and no cursors' signatures.
 */
@NullMarked
package io.autotag.search;

import org.jspecify.annotations.NullMarked;
