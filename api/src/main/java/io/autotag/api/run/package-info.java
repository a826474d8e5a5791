/**
 * What the API asks of Temporal: it starts and rings workflows and waits for short ones, and it sees to it that what is
 * open in the database is driven. The only user of Temporal's client; knows no HTTP but the refusals it leads to.
 */
@NullMarked
package io.autotag.api.run;

import org.jspecify.annotations.NullMarked;
