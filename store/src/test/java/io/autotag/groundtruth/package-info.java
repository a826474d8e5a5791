@NullMarked
package io.autotag.groundtruth;

import org.jspecify.annotations.NullMarked;
