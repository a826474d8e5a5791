package io.autotag.api.run;

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

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
