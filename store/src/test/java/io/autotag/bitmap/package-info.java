@NullMarked
package io.autotag.bitmap;

import org.jspecify.annotations.NullMarked;
