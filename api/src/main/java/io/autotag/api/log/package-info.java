/**
 * How the lines of the log look: as text for people, or as JSON for programs. Knows nothing of what they say.
 */
@NullMarked
package io.autotag.api.log;

import org.jspecify.annotations.NullMarked;
