package io.autotag.model;

import java.util.List;

/**
 * All that must be known of a model besides its file, complete and checked. Immutable; two cards that say the same have
 * the same canonical text and so the same hash.
 *
 * @param trainingSet what the model was trained on, in the author's words; may be empty
 * @param labels in the order of the model's outputs; a name may occur more than once
 */
public record ModelCard(String name, String version, String trainingSet, Head head, List<String> labels) {
    public ModelCard {
        labels = List.copyOf(labels);
    }

    /** Reads a complete card. Throws {@link ModelException} naming every field that is wrong or missing. */
    public static ModelCard parse(String yaml) {
        return new ModelCard(comesNext(yaml), "", "", Head.YOLO_V8, List.of());
    }

    public Level level() {
        return head.level();
    }

    /** The canonical text; {@link #parse} gives an equal card back. */
    public String toYaml() {
        return comesNext(name);
    }

    /** SHA-256 of the canonical text in UTF-8, lower-case hexadecimal. */
    public String sha256() {
        return comesNext(name);
    }

    private static String comesNext(String what) {
        throw new UnsupportedOperationException(what);
    }
}
