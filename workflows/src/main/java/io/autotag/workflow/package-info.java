/**
 * Orchestration: the workflows, the activities they ask for, and the records that cross the wire between them. Knows
 * Temporal and nothing of the database, of HTTP or of models; what is true about a run it asks through activities.
 */
@NullMarked
package io.autotag.workflow;

import org.jspecify.annotations.NullMarked;
