/**
 * Annotations that come from outside as the truth: read from the formats people have, stored, and used to judge versions.
 *
 * <p>It may not know HTTP or workflows.
 */
@NullMarked
package io.autotag.groundtruth;

import org.jspecify.annotations.NullMarked;
