/** Tests of reading pictures where they are. */
@NullMarked
package io.autotag.source;

import org.jspecify.annotations.NullMarked;
