/**
 * Turns TensorFlow.js models into ONNX files. Knows both file formats, and of the rest of Autotag only how
 * half-precision numbers are read.
 */
@NullMarked
package io.autotag.model.tfjs;

import org.jspecify.annotations.NullMarked;
