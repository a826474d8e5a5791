package io.autotag.ops;

import com.uber.m3.tally.Scope;
import io.autotag.ops.process.StartException;
import io.autotag.temporal.TemporalServer;
import io.autotag.temporal.Trouble;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker's connection to Temporal, for which it waits when it starts; the log says once what each wait is about. */
final class AwaitedTemporal {

    private static final Logger log = LoggerFactory.getLogger(AwaitedTemporal.class);

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final TemporalServer server;
    private final WorkflowServiceStubs stubs;
    private String said = "";

    private AwaitedTemporal(TemporalServer server, Scope metrics) {
        this.server = server;
        this.stubs = WorkflowServiceStubs.newServiceStubs(
                server.connection().setMetricsScope(metrics).build());
    }

    /** Throws {@link StartException} where the server does not let this worker in: it will not do so later either. */
    static WorkflowServiceStubs connect(TemporalServer server, Scope metrics) throws InterruptedException {
        AwaitedTemporal temporal = new AwaitedTemporal(server, metrics);
        try {
            return Patience.until(temporal::answering, server.toString());
        } catch (StartException refused) {
            temporal.stubs.shutdownNow();
            throw refused;
        }
    }

    private Optional<WorkflowServiceStubs> answering() {
        Optional<Trouble> trouble = Trouble.with(stubs, ANSWER);
        trouble.ifPresent(this::tell);
        return trouble.isPresent() ? Optional.empty() : Optional.of(stubs);
    }

    private void tell(Trouble trouble) {
        if (trouble.isRefusal()) {
            throw new StartException(server + " does not let this worker in: " + trouble.why()
                    + ". See the variables AUTOTAG_TEMPORAL_... in docs/operations.md.");
        }
        if (!trouble.why().equals(said)) {
            said = trouble.why();
            log.warn("{} does not answer: {}", server, said);
        }
    }
}
