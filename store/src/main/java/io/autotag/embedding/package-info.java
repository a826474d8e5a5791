/**
 * Vectors that stand for pictures, as pure functions: how they are written in few bytes, and how near two of them are.
 *
 * <p>It may not know the clock, SQL or any other package of ours.
 */
@NullMarked
package io.autotag.embedding;

import org.jspecify.annotations.NullMarked;
