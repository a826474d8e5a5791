/**
 * Pictures: what their headers claim, their upright 8-bit RGB pixels, and those pixels as a model's input tensor. Knows
 * OpenCV, but may not know models, the store, Temporal or where a picture comes from.
 */
@NullMarked
package io.autotag.image;

import org.jspecify.annotations.NullMarked;
