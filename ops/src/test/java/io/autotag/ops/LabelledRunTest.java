package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.temporal.SearchAttributes;
import io.autotag.workflow.RunAttributes;
import io.autotag.workflow.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Runs are found in the real Temporal by project, model and state: {@code up} has made the attributes. */
@Tag("faults")
@Timeout(600)
final class LabelledRunTest {

    private static final int FILES = 200;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void operatorsFindARunInTemporal() throws IOException, InterruptedException {
        assumeTrue(Site.realTemporal().isPresent(), "\"ops/autotag install-temporal\" was not called");
        try (Site site = new Site(folder.resolve("home"))) {
            site.start(Site.Temporal.REAL);
            try (SearchAttributes attributes = SearchAttributes.of(site.temporal())) {
                assertThat(attributes.haveAll(RunAttributes.ALL)).hasValue(true);
                assertThat(attributes.make(RunAttributes.ALL)).isTrue();
            }
            Tagging tagging = Tagging.begin(site, "labelled", TestMaterial.send(site, folder, FILES));
            tagging.awaitCompleted();
            site.inTemporal(client -> assertFound(client, WorkflowIds.run(tagging.runUid())));
        }
    }

    /** Temporal's pages are up to date a moment after the run has closed. */
    private static WorkflowExecutionDescription assertFound(WorkflowClient client, String id)
            throws InterruptedException {
        WorkflowExecutionDescription run = Eventually.last(
                Duration.ofMinutes(1),
                () -> client.newUntypedWorkflowStub(id).describe(),
                seen -> seen.getCloseTime() != null);
        assertThat(run.getCloseTime()).as("when the run closed").isNotNull();
        assertThat(run.getTypedSearchAttributes().get(RunAttributes.PROJECT)).isEqualTo("labelled");
        assertThat(run.getTypedSearchAttributes().get(RunAttributes.STATE)).isEqualTo("completed");
        assertThat(run.getMemo("items", Long.class)).isEqualTo((long) FILES);
        List<String> completed = Eventually.last(
                Duration.ofSeconds(10),
                () -> ids(client, "AutotagProject = 'labelled' AND AutotagState = 'completed'"),
                found -> !found.isEmpty());
        assertThat(completed).containsExactly(id);
        assertThat(ids(client, "AutotagProject = 'labelled' AND AutotagState = 'running'"))
                .isEmpty();
        return run;
    }

    private static List<String> ids(WorkflowClient client, String query) {
        return client.listExecutions(query)
                .map(run -> run.getExecution().getWorkflowId())
                .toList();
    }
}
