package io.autotag.model.tfjs;

/** How one kind of layer is written in TensorFlow operations. */
@FunctionalInterface
interface LayerMapping {

    /** Adds the nodes and answers the name of the last one. */
    String map(Layer layer);
}
