/**
 * What an export is and how it goes on: its formats, what goes into it, and its states.
 *
 * <p>Pure: it may not know the database, files or the clock.
 */
@NullMarked
package io.autotag.export;

import org.jspecify.annotations.NullMarked;
