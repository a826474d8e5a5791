package io.autotag.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The labels of a project in their order. */
public record Taxonomy(List<ProjectLabel> labels) {

    private static final int SHOWN_BYTES = 8;

    public Taxonomy {
        labels = List.copyOf(labels);
    }

    /** A word that is another one as soon as anything about the labels is: who keeps them reads them again then. */
    public String version() {
        byte[] hash = Sha256.of(labels.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
    }
}
