/**
 * Turns TensorFlow.js graph models into ONNX files. Knows both file formats and nothing else of Autotag.
 */
@NullMarked
package io.autotag.model.tfjs;

import org.jspecify.annotations.NullMarked;
