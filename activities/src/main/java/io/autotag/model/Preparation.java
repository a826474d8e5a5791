package io.autotag.model;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Resize;

/** How a kind of model wants its pictures, where its file says what kind it is. Mean and deviation are then 0 and 1. */
record Preparation(Colour colour, float scale, Resize resize, int pad) {}
