@NullMarked
package io.autotag.blob;

import org.jspecify.annotations.NullMarked;
