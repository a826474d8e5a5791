/**
 * Bytes under the SHA-256 of their content: images, models, exports, nothing else.
 *
 * <p>It may not know the database or what the bytes mean.
 */
@NullMarked
package io.autotag.blob;

import org.jspecify.annotations.NullMarked;
