package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;

/** Uploads become items. Idempotent: an upload that is an item already is not taken again. */
@ActivityInterface(namePrefix = "Ingest")
public interface IngestActivities {

    /** Turns the next page of the dataset's finalised uploads into items. Heartbeats. */
    IngestPage page(IngestRequest request);

    /** Marks the dataset created, with the right number of items, once no upload is left. */
    void complete(IngestRequest request);
}
