@NullMarked
package io.autotag.ops;

import org.jspecify.annotations.NullMarked;
