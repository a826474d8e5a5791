/**
 * How Autotag is run: its home folder, the processes of each shape, and the commands that start and stop them.
 *
 * <p>It may know everything of ours, but holds no rule of the product itself.
 */
@NullMarked
package io.autotag.ops;

import org.jspecify.annotations.NullMarked;
