package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.run.RunState;
import io.autotag.store.Run;
import io.autotag.temporal.SearchAttributes;
import io.autotag.temporal.TemporalServer;
import io.autotag.workflow.RunAttributes;
import io.autotag.workflow.WorkflowIds;
import io.grpc.Status;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How operators find runs in Temporal's own pages, and that no run waits for that. */
final class RunOptionsTest {

    private RunBench bench;
    private TemporalServer server;

    @BeforeEach
    void open() {
        bench = new RunBench(5);
        server = TemporalServer.open(bench.temporal().address(), "default");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aServerWithoutTheAttributesGetsAMemo() {
        Run run = started();
        WorkflowExecutionDescription workflow = described(run);
        assertThat(workflow.getTypedSearchAttributes().containsKey(RunAttributes.STATE))
                .isFalse();
        assertThat(workflow.getMemo("run", String.class)).isEqualTo(run.uid());
        assertThat(workflow.getMemo("project", String.class))
                .isEqualTo(bench.world().project().name());
        assertThat(workflow.getMemo("model", String.class)).isEqualTo(run.modelName());
        assertThat(workflow.getMemo("model_version", String.class)).isEqualTo(run.modelVersionUid());
        assertThat(workflow.getMemo("items", Long.class)).isEqualTo(5L);
    }

    @Test
    void whatAServerRefusesAfterAllIsStartedWithoutThem() {
        KnownAttributes known = new KnownAttributes(() -> Optional.of(true), InstantSource.system());
        RunOptions options = new RunOptions(known, true);
        List<Boolean> calls = new ArrayList<>();
        String answer = options.start(bench.written(), with -> {
            boolean found = with.build().getTypedSearchAttributes() != null;
            calls.add(found);
            if (found) {
                throw Status.INVALID_ARGUMENT.asRuntimeException();
            }
            return "started";
        });
        assertThat(answer).isEqualTo("started");
        assertThat(calls).containsExactly(true, false);
        assertThat(known.areThere()).isFalse();
    }

    @Test
    void attributesHoldNoNamesWhereHistoriesAreSealed() {
        KnownAttributes known = new KnownAttributes(() -> Optional.of(true), InstantSource.system());
        Run run = bench.written();
        io.temporal.common.SearchAttributes found =
                new RunOptions(known, false).start(run, with -> with.build().getTypedSearchAttributes());
        assertThat(found.get(RunAttributes.PROJECT)).isEqualTo(run.projectUid());
        assertThat(found.get(RunAttributes.MODEL)).isEqualTo(run.modelUid());
    }

    @Test
    void aServerThatIsAwayDoesNotSayWhichItHas() {
        bench.temporal().close();
        try (SearchAttributes attributes = SearchAttributes.of(server)) {
            assertThat(attributes.haveAll(RunAttributes.ALL)).isEmpty();
            assertThat(attributes.make(RunAttributes.ALL)).isFalse();
        }
    }

    private Run started() {
        Run run = bench.written();
        assertThat(bench.starter().nudge(run)).isTrue();
        bench.seen(run, RunState.COMPLETED);
        bench.temporal().untilClosed(WorkflowIds.run(run.uid()));
        return run;
    }

    private WorkflowExecutionDescription described(Run run) {
        return bench.link().describe(WorkflowIds.run(run.uid())).orElseThrow();
    }
}
