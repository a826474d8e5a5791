@NullMarked
package io.autotag.export;

import org.jspecify.annotations.NullMarked;
