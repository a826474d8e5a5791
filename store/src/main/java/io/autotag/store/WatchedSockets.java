package io.autotag.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets whose system asks the other side for a sign of life when nothing has been heard for {@value #SILENCE_S} s, and gives
 * them up after {@value #TRIES} questions {@value #INTERVAL_S} s apart. Whoever waits for an answer over a network that was cut
 * would otherwise wait for two hours. Public because the driver makes it by its name.
 */
public final class WatchedSockets extends SocketFactory {

    static final int SILENCE_S = 15;
    static final int INTERVAL_S = 5;
    static final int TRIES = 3;

    private final SocketFactory usual = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
        return watched(usual.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return watched(usual.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return watched(usual.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return watched(usual.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return watched(usual.createSocket(host, port, localHost, localPort));
    }

    private static Socket watched(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, SILENCE_S);
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_S);
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, TRIES);
        return socket;
    }

    /** Where the system knows it; elsewhere its own times hold. */
    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }
}
