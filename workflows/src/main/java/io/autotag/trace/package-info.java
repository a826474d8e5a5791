/**
 * Traces: what became of a request, from the API through its workflow to each activity. The only place that knows
 * OpenTelemetry; nothing of it is loaded where no collector is named.
 */
@NullMarked
package io.autotag.trace;

import org.jspecify.annotations.NullMarked;
