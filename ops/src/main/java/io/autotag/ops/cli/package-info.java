/**
 * The command line as a user of the REST API: commands, tables, progress bars.
 *
 * <p>It may not know the database, Temporal or the activities.
 */
@NullMarked
package io.autotag.ops.cli;

import org.jspecify.annotations.NullMarked;
