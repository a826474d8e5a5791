@NullMarked
package io.autotag.calibration;

import org.jspecify.annotations.NullMarked;
