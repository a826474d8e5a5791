/**
 * Runs the product's own intake over a folder of model files and compares what it finds with what somebody else found.
 *
 * <p>It knows models and their cards; nothing of the product knows it.
 */
@NullMarked
package io.autotag.ops.check;

import org.jspecify.annotations.NullMarked;
