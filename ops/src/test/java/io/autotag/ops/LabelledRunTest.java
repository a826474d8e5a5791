package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.temporal.SearchAttributes;
import io.autotag.temporal.TemporalServer;
import io.autotag.workflow.RunAttributes;
import io.autotag.workflow.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Runs are found in the real Temporal by project, model and state: {@code up} has made the attributes. */
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
            TemporalServer server = TemporalServer.open(site.temporalAddress(), "default");
            try (SearchAttributes attributes = SearchAttributes.of(server)) {
                assertThat(attributes.haveAll(RunAttributes.ALL)).hasValue(true);
                assertThat(attributes.make(RunAttributes.ALL)).isTrue();
            }
            Tagging tagging = Tagging.begin(site, "labelled", TestMaterial.send(site, folder, FILES));
            assertThat(tagging.awaitEnd().sentence()).startsWith("completed");
            assertFound(server, WorkflowIds.run(tagging.runUid()));
        }
    }

    private static void assertFound(TemporalServer server, String id) throws InterruptedException {
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(server.connection().build());
        try {
            WorkflowClient client =
                    WorkflowClient.newInstance(stubs, server.client().build());
            awaitClosed(client, id);
            WorkflowExecutionDescription run = client.newUntypedWorkflowStub(id).describe();
            assertThat(run.getTypedSearchAttributes().get(RunAttributes.PROJECT))
                    .isEqualTo("labelled");
            assertThat(run.getTypedSearchAttributes().get(RunAttributes.STATE)).isEqualTo("completed");
            assertThat(run.getMemo("items", Long.class)).isEqualTo((long) FILES);
            assertThat(listed(client, "AutotagProject = 'labelled' AND AutotagState = 'completed'"))
                    .containsExactly(id);
            assertThat(ids(client, "AutotagProject = 'labelled' AND AutotagState = 'running'"))
                    .isEmpty();
        } finally {
            stubs.shutdownNow();
        }
    }

    private static void awaitClosed(WorkflowClient client, String id) throws InterruptedException {
        long due = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (client.newUntypedWorkflowStub(id).describe().getCloseTime() == null) {
            assertThat(System.nanoTime()).isLessThan(due);
            Thread.sleep(50);
        }
    }

    /** Temporal's pages are up to date a moment later. */
    private static List<String> listed(WorkflowClient client, String query) throws InterruptedException {
        long due = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<String> found = ids(client, query);
        while (found.isEmpty() && System.nanoTime() < due) {
            Thread.sleep(100);
            found = ids(client, query);
        }
        return found;
    }

    private static List<String> ids(WorkflowClient client, String query) {
        return client.listExecutions(query)
                .map(run -> run.getExecution().getWorkflowId())
                .toList();
    }
}
