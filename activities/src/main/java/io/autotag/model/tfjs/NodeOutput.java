package io.autotag.model.tfjs;

/**
 * One output of a node.
 *
 * @param index from 0
 */
record NodeOutput(String node, int index) {

    /** Reads {@code name} or {@code name:1}. */
    static NodeOutput parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return new NodeOutput(text, 0);
        }
        try {
            int index = Integer.parseUnsignedInt(text, colon + 1, text.length(), 10);
            return new NodeOutput(text.substring(0, colon), index);
        } catch (NumberFormatException e) {
            throw new ImportException("The model names an input that is none: " + Excerpt.of(text) + ".", e);
        }
    }
}
