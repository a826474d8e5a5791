package io.autotag.workflow;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** One activity, however often a worker is lost; what no retry can help ends the export. */
public final class ExportWorkflowImpl implements ExportWorkflow {

    private static final Logger log = Workflow.getLogger(ExportWorkflowImpl.class);

    private final ExportActivities writing =
            Workflow.newActivityStub(ExportActivities.class, ActivityPolicies.exportWriting());
    private final ExportActivities ending =
            Workflow.newActivityStub(ExportActivities.class, ActivityPolicies.exportEnding());

    @Override
    public void run(ExportRef export) {
        try {
            writing.write(export);
        } catch (ActivityFailure failure) {
            if (!Failures.isHopeless(failure)) {
                throw failure;
            }
            log.info("Export {} cannot go on", export.uid());
            ending.fail(export, Failures.sentence(failure));
        }
    }
}
