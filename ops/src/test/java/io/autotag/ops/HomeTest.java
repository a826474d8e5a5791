package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void create() {
        home = new Home(folder.resolve("home"));
        home.create();
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        assertThat(permissions(home.root())).isEqualTo("rwx------");
    }

    @Test
    void makesItsSecretOnce() throws IOException {
        String secret = home.secret();
        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(home.secret()).isEqualTo(secret);
        assertThat(permissions(home.root().resolve("secret"))).isEqualTo("rw-------");
    }

    @Test
    void isWhereTheEnvironmentSays() {
        assertThat(Home.of(Map.of("AUTOTAG_HOME", "/data/autotag")).root()).isEqualTo(Path.of("/data/autotag"));
    }

    @Test
    void givesItsPortsAgainAsLongAsTheyAreFree() {
        int first = Ports.remembered(home.portFile("api"));
        assertThat(Ports.remembered(home.portFile("api"))).isEqualTo(first);
    }

    @Test
    void givesAnotherPortForOneThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isListening(taken.getLocalPort())).isTrue();
            assertThat(Ports.preferred(taken.getLocalPort(), home.portFile("api")))
                    .isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void givesNoPortThatAnOutgoingConnectionMayHave() {
        List<Integer> ports =
                IntStream.range(0, 50).mapToObj(i -> Ports.anyFree()).toList();
        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 30_000);
    }

    @Test
    void givesUpAPortThatTheSystemGaveToAnEarlierVersion() {
        Ports.remember(45_678, home.portFile("api"));
        assertThat(Ports.remembered(home.portFile("api"))).isBetween(20_000, 29_999);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
