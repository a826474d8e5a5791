/**
 * The activities: what workflows ask of the database, the blob store and models. Translates in, calls and translates
 * out; it may not know HTTP, and ONNX Runtime and OpenCV only through the packages for models and pictures.
 */
@NullMarked
package io.autotag.activity;

import org.jspecify.annotations.NullMarked;
