package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;

/** Pictures that stay where they are become items. Idempotent: what a scan has committed is not done again. */
@ActivityInterface(namePrefix = "Scan")
public interface ScanActivities {

    /**
     * Goes on where the scan is, for a while; the last page ends it, and so does a source that cannot be listed in several
     * attempts. Heartbeats.
     */
    ScanPage page(ScanRequest request);
}
