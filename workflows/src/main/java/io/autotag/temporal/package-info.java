/**
 * The way to a Temporal server: its address, and what it asks for before it answers. The only place that knows how
 * connections are secured; knows nothing of what is said over them.
 */
@NullMarked
package io.autotag.temporal;

import org.jspecify.annotations.NullMarked;
