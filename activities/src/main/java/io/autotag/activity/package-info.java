/**
 * The activities: what workflows ask of the database, the blob store and models. Translates in, calls and translates
 * out; it may know ONNX Runtime and OpenCV only through the packages for models and pictures, and hands the way out on to
 * that for providers without using it.
 */
@NullMarked
package io.autotag.activity;

import org.jspecify.annotations.NullMarked;
