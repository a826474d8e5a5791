package io.autotag.ops;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Asks a Temporal server on the loopback address whether its workflow service serves. */
final class GrpcHealth {

    private static final String WORKFLOW_SERVICE = "temporal.api.workflowservice.v1.WorkflowService";

    private GrpcHealth() {}

    static boolean isServing(int port) {
        if (!Ports.isListening(port)) {
            return false;
        }
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .usePlaintext()
                .build();
        try {
            HealthCheckRequest request =
                    HealthCheckRequest.newBuilder().setService(WORKFLOW_SERVICE).build();
            return HealthGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(2, TimeUnit.SECONDS)
                            .check(request)
                            .getStatus()
                    == ServingStatus.SERVING;
        } catch (StatusRuntimeException e) {
            return false;
        } finally {
            channel.shutdownNow();
        }
    }
}
