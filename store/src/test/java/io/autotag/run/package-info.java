@NullMarked
package io.autotag.run;

import org.jspecify.annotations.NullMarked;
