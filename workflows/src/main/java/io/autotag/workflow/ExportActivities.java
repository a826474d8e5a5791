package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;

/** An export as PostgreSQL knows it. All methods may be repeated. */
@ActivityInterface(namePrefix = "Export")
public interface ExportActivities {

    /**
     * Freezes the export's items once, writes its file from the first of them on, and gives it to the export. Where there
     * is nothing to do, as it has ended, nothing is done. Fails with {@link FailureType#BAD_INPUT} or {@link
     * FailureType#NOT_FOUND} where no retry can help.
     */
    void write(ExportRef export);

    /** Ends an export that cannot go on. */
    void fail(ExportRef export, String sentence);
}
