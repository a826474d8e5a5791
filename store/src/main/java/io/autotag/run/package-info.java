/**
 * The life of a run as pure functions: its states, the events that move it, and what people can ask of it.
 *
 * <p>It may not know the clock, SQL, Temporal or any other package of ours.
 */
@NullMarked
package io.autotag.run;

import org.jspecify.annotations.NullMarked;
