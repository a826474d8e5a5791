package io.autotag.api.run;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** The SDK's Temporal server on a free port, in real time. Whoever stops it loses all it knew, as with the real loss. */
public final class TestTemporal implements AutoCloseable {

    private final int port;
    private @Nullable PortBoundTestServer server;

    private TestTemporal(int port) {
        this.port = port;
    }

    public static TestTemporal start() {
        TestTemporal temporal = away();
        temporal.comeUp();
        return temporal;
    }

    /** Nothing listens at its address yet. */
    public static TestTemporal away() {
        try (ServerSocket free = new ServerSocket(0)) {
            return new TestTemporal(free.getLocalPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Starts the server, or a new one that knows nothing, at the same address. */
    public void comeUp() {
        close();
        boolean realTime = true;
        server = TestServer.createPortBoundServer(port, realTime);
    }

    /** Waits until no workflow of the id is open. */
    public void untilClosed(String workflowId) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build());
        try {
            WorkflowStub workflow = WorkflowClient.newInstance(stubs).newUntypedWorkflowStub(workflowId);
            Eventually.see(
                    () -> workflow.describe().getStatus(),
                    status -> status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
        } finally {
            stubs.shutdownNow();
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
