package io.autotag.model;

import java.util.List;

/**
 * One input or output as the file declares it, which need not be true.
 *
 * @param type such as {@code float32}
 * @param shape -1 where the file leaves an axis open
 */
record Port(String name, String type, List<Integer> shape) {
    /** The type of texts. */
    static final String TEXT = "string";

    Port {
        shape = List.copyOf(shape);
    }

    int rank() {
        return shape.size();
    }

    /** For sentences: {@code images float32 [1, 3, ?, ?]}. */
    String shown() {
        return name + " " + type + " " + shape.toString().replace("-1", "?");
    }
}
