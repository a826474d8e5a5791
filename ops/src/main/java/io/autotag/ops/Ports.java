package io.autotag.ops;

import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ports on the loopback address, remembered in a file so that the next start has the same one if it can. */
final class Ports {

    private static final int CONNECT_MILLIS = 500;

    private Ports() {}

    /** The remembered port where it is free, else any free one, which is then remembered. */
    static int remembered(Path file) {
        return preferred(readOr(file, 0), file);
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

    /** A port that nobody listens on at the moment. */
    static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartException("No free port on the loopback address: " + e.getMessage() + ".", e);
        }
    }
}
