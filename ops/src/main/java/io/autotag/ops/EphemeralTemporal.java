package io.autotag.ops;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Java SDK's Temporal server as a process of its own, on the loopback address, with real time. It keeps nothing: when
 * it ends, the reconciler starts the open runs anew from PostgreSQL.
 *
 * <p>The SDK's public way to bind it to a port listens on every address; its services are served here instead.
 */
final class EphemeralTemporal {

    private static final Logger log = LoggerFactory.getLogger(EphemeralTemporal.class);

    private EphemeralTemporal() {}

    /** Takes the port as its only argument. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        boolean realTime = true;
        try (TestServicesStarter services = new TestServicesStarter(realTime, 0)) {
            Server server = serve(services, port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
            log.warn("Temporal in this JVM serves on 127.0.0.1:{}; it is ephemeral: its histories end with it", port);
            server.awaitTermination();
        }
    }

    private static Server serve(TestServicesStarter services, int port) throws IOException {
        HealthStatusManager health = new HealthStatusManager();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .intercept(new NoStickyQueues());
        for (BindableService service : services.getServices()) {
            builder.addService(service);
            health.setStatus(service.bindService().getServiceDescriptor().getName(), ServingStatus.SERVING);
        }
        return builder.addService(health.getHealthService()).build().start();
    }
}
