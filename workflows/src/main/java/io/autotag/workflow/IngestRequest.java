package io.autotag.workflow;

import java.util.Objects;

/** The dataset whose finalised uploads are to become items. */
public record IngestRequest(String datasetUid) {
    public IngestRequest {
        Objects.requireNonNull(datasetUid, "datasetUid is null");
    }
}
