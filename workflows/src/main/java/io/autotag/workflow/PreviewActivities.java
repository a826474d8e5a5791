package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;

/** Tries a model on one item. */
@ActivityInterface(namePrefix = "Preview")
public interface PreviewActivities {

    /**
     * Fails with {@link FailureType#NOT_FOUND} for an unknown item or version, {@link FailureType#MODEL_UNAVAILABLE}
     * when the model cannot be opened, and {@link FailureType#BAD_INPUT} when the item cannot be read or answered.
     */
    Preview item(PreviewRequest request);
}
