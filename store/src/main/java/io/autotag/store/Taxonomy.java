package io.autotag.store;

import io.autotag.blob.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The labels of a project in their order. */
public record Taxonomy(List<ProjectLabel> labels) {

    private static final int SHOWN_BYTES = 8;

    public Taxonomy {
        labels = List.copyOf(labels);
    }

    /** A word that is another one as soon as anything about the labels is: who keeps them reads them again then. */
    public String version() {
        byte[] hash = Digests.sha256(labels.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
    }

    /** What is wrong with the labels together, for people; empty when nothing is. */
    Optional<String> flaw() {
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (ProjectLabel label : labels) {
            if (!names.add(label.name())) {
                return Optional.of("The label \"%s\" is there twice.".formatted(label.name()));
            }
            if (label.hotKey() != null && !keys.add(label.hotKey())) {
                return Optional.of("The hot key %s is there twice.".formatted(label.hotKey()));
            }
        }
        return Optional.empty();
    }
}
