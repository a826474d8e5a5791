package io.autotag.model;

/** One grid of a NanoDet: its cells, and where their class probabilities and distances stand. */
record NanoDetGrid(Grid grid, NanoDetTable scores, NanoDetTable boxes) {}
