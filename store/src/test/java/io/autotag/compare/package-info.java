@NullMarked
package io.autotag.compare;

import org.jspecify.annotations.NullMarked;
