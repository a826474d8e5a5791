package io.autotag.api.run;

import io.autotag.temporal.SearchAttributes;
import io.autotag.temporal.TemporalServer;
import io.autotag.temporal.Trouble;
import io.autotag.trace.Tracing;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The connection to Temporal, opened with the first call and again after every loss. A call that gets no answer is given
 * up after seconds, because PostgreSQL remembers what has to be done. Thread-safe.
 */
public final class TemporalLink implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(2);

    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;
    private final SearchAttributes attributes;
    private final boolean sealed;

    private TemporalLink(WorkflowServiceStubs stubs, WorkflowClientOptions options, TemporalServer server) {
        this.stubs = stubs;
        this.attributes = SearchAttributes.of(server);
        this.sealed = server.isSealed();
        this.client = WorkflowClient.newInstance(stubs, options);
    }

    /** @param tracing hands traces on to what is started */
    public static TemporalLink to(TemporalServer server, Optional<Tracing> tracing) {
        WorkflowServiceStubsOptions options = server.connection()
                .setRpcTimeout(PATIENCE)
                .setSystemInfoTimeout(PATIENCE)
                .setGrpcReconnectFrequency(Duration.ofSeconds(10))
                .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                        .setExpiration(PATIENCE)
                        .setInitialInterval(Duration.ofMillis(100))
                        .setMaximumInterval(Duration.ofSeconds(1))
                        .validateBuildWithDefaults())
                .build();
        WorkflowClientOptions.Builder client = server.client();
        tracing.map(Tracing::client).ifPresent(client::setInterceptors);
        return new TemporalLink(WorkflowServiceStubs.newServiceStubs(options), client.build(), server);
    }

    /** Whether Temporal serves now; waits two seconds at most. */
    public boolean isReachable() {
        return trouble().isEmpty();
    }

    /** Why Temporal does not serve now; waits two seconds at most. */
    public Optional<Trouble> trouble() {
        return Trouble.with(stubs, HEALTH_PATIENCE);
    }

    WorkflowClient client() {
        return client;
    }

    /** Whether the server cannot read what it keeps. */
    boolean isSealed() {
        return sealed;
    }

    /** Which the namespace has. */
    SearchAttributes attributes() {
        return attributes;
    }

    /**
     * Makes a call.
     *
     * @throws TemporalAwayException when Temporal cannot be reached or refuses to serve; nothing is known then of
     *     whether the call was done
     */
    static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (WorkflowServiceException | StatusRuntimeException away) {
            throw new TemporalAwayException(away);
        }
    }

    /** What Temporal knows of the newest workflow with this id; empty for one that was never there. */
    Optional<WorkflowExecutionDescription> describe(String workflowId) {
        return ask(() -> {
            try {
                return Optional.of(client.newUntypedWorkflowStub(workflowId).describe());
            } catch (WorkflowNotFoundException none) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void close() {
        attributes.close();
        stubs.shutdownNow();
    }
}
