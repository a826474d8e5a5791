package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.ops.process.Supervisor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporalUnitTest {

    @TempDir
    Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private Supervisor supervisor;
    private int port;

    @BeforeEach
    void open() {
        supervisor = new Supervisor(folder, folder, events::add);
        port = Ports.remembered(folder.resolve("temporal.port"));
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void servesInAJvmUntilItIsEnded() {
        supervisor.start(TemporalUnit.ephemeral(port));
        assertThat(GrpcHealth.isServing(port)).isTrue();
        supervisor.close();
        assertThat(GrpcHealth.isServing(port)).isFalse();
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws IOException {
        supervisor.start(TemporalUnit.ephemeral(port));
        Optional<InetAddress> other = otherAddress();
        assumeTrue(other.isPresent(), "this machine has no other address");
        try (Socket socket = new Socket()) {
            assertThat(connects(socket, new InetSocketAddress(other.get(), port)))
                    .isFalse();
        }
    }

    @Test
    void theRealServerKeepsItsHistoriesInAFile() {
        Optional<TemporalProgram> program = TemporalProgram.find(new Home(folder), System.getenv(), events::add);
        assumeTrue(program.isPresent(), "no temporal program on the PATH");
        Path database = folder.resolve("temporal.db");
        supervisor.start(TemporalUnit.durable(program.get(), database, port));
        assertThat(GrpcHealth.isServing(port)).isTrue();
        assertThat(database).isNotEmptyFile();
    }

    private static boolean connects(Socket socket, InetSocketAddress address) {
        try {
            socket.connect(address, 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<InetAddress> otherAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
    }
}
