/** The rules that keep the layers, the pure packages and the workflows what they are. */
@NullMarked
package io.autotag.ops.architecture;

import org.jspecify.annotations.NullMarked;
