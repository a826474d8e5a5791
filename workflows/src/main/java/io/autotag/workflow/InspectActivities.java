package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;

/** Looks at a model file. */
@ActivityInterface(namePrefix = "Inspect")
public interface InspectActivities {

    /** A refusal is an answer, not a failure. Fails with {@link FailureType#NOT_FOUND} when the blob is not there. */
    Inspection model(InspectRequest request);
}
