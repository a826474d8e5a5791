/**
 * Models: their cards, what their files turn out to be, and pictures answered by them. Knows ONNX Runtime, and neither
 * the database nor who asks.
 */
@NullMarked
package io.autotag.model;

import org.jspecify.annotations.NullMarked;
