package io.autotag.workflow;

import java.util.Objects;

/** A model version to try on one item; nothing is written. */
public record PreviewRequest(String modelVersionUid, String itemUid) {
    public PreviewRequest {
        Objects.requireNonNull(modelVersionUid, "modelVersionUid is null");
        Objects.requireNonNull(itemUid, "itemUid is null");
    }
}
