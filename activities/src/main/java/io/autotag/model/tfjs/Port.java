package io.autotag.model.tfjs;

import java.util.Optional;

/**
 * An input or output under the name its signature gives it.
 *
 * @param shape as the signature says, if it does
 */
record Port(String name, NodeOutput source, Optional<Shape> shape) {}
