/**
 * Starting, watching, restarting and ending operating-system processes.
 *
 * <p>It knows nothing of what the processes do: neither Autotag, nor PostgreSQL, nor Temporal.
 */
@NullMarked
package io.autotag.ops.process;

import org.jspecify.annotations.NullMarked;
