package io.autotag.ops;

import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ports on the loopback address, remembered in a file so that the next start has the same one if it can. New ones lie
 * below those that systems give to outgoing connections (Linux from 32768, macOS and Windows from 49152): any connection
 * could hold one of those while its server is started again, and a client that knocks at one until then may be given that
 * very port, and meet itself.
 */
final class Ports {

    private static final int LOWEST = 20_000;
    private static final int COUNT = 10_000;
    /** Processes that start at the same time look at different ports; the numbers of neighbours are close together. */
    private static final int APART = 97;

    private static final AtomicLong NEXT =
            new AtomicLong(ProcessHandle.current().pid() * APART);

    private static final int CONNECT_MILLIS = 500;

    private Ports() {}

    /**
     * The remembered port where it is free, else any free one, which is then remembered. One that an earlier version was
     * given by the system is given up.
     */
    static int remembered(Path file) {
        int before = readOr(file, 0);
        return preferred(before >= LOWEST && before < LOWEST + COUNT ? before : 0, file);
    }

    /** The wanted port where it is free, else any free one; remembered either way. */
    static int preferred(int wanted, Path file) {
        return remember(wanted > 0 && isFree(wanted) ? wanted : anyFree(), file);
    }

    /** Writes the port down for those who ask what runs where. */
    static int remember(int port, Path file) {
        try {
            Files.writeString(file, port + "\n");
            return port;
        } catch (IOException e) {
            throw new StartException("Cannot write " + file + ": " + e.getMessage() + ".", e);
        }
    }

    static int readOr(Path file, int otherwise) {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            return otherwise;
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A port that nobody listens on at the moment, and that this process has not been given before. */
    static int anyFree() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartException("No port from " + LOWEST + " to " + (LOWEST + COUNT - 1)
                + " is free on the loopback address: end what listens there.");
    }
}
