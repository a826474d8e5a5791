package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;

/** Makes small forms of pictures. */
@ActivityInterface(namePrefix = "Thumbnails")
public interface ThumbnailActivities {

    /**
     * Leaves for each picture its small forms, or why there can be none, in the store; a picture that is gone is passed
     * over. Doing it again does nothing.
     */
    void make(ThumbnailRequest request);
}
