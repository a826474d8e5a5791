package io.autotag.ops.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that stays up, and the signals that end it. */
@Timeout(60)
final class StayingUpTest {

    /** A half of what a hook that waited for the wrong thread would take. */
    private static final long SOON_SECONDS = 15;

    /** The number of the signal that Ctrl-C sends. */
    private static final int INTERRUPT = 2;

    private Process process;
    private BufferedReader output;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Demonstrated.class.getName())
                .redirectErrorStream(true)
                .start();
        output = process.inputReader();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void closesItsAutotagAndEndsAtOnceOnCtrlC() throws IOException, InterruptedException {
        assumeFalse(isDeafToInterrupts(), "Ctrl-C is ignored in this build: a shell started it in the background.");
        assertEndsCleanly("INT", 130);
    }

    @Test
    void closesItsAutotagAndEndsAtOnceWhenItIsTerminated() throws IOException, InterruptedException {
        assertEndsCleanly("TERM", 143);
    }

    /** What ignores the signal hands that on to all that it starts; only Linux tells, in bits from the lowest on. */
    private boolean isDeafToInterrupts() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring(line.indexOf(':') + 1).strip(), 16))
                    .anyMatch(ignored -> (ignored >> (INTERRUPT - 1) & 1) == 1);
        }
    }

    private void assertEndsCleanly(String signal, int code) throws IOException, InterruptedException {
        String line = output.readLine();
        while (line != null && !line.startsWith("Autotag stays up.")) {
            line = output.readLine();
        }
        assertThat(line).isEqualTo("Autotag stays up. Ctrl-C stops it; its data stays.");
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + process.pid())
                .start()
                .waitFor();
        assertThat(process.waitFor(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
        assertThat(output.lines().collect(Collectors.joining("\n")))
                .matches("Stopping\\.\nclosed\n\\S+ Autotag is stopped; its data stays\\.");
    }

    /** The process: it has nothing up but a host that says when it is closed. */
    static final class Demonstrated implements Host {

        private final Console console = Console.standard();

        private Demonstrated() {}

        public static void main(String[] arguments) {
            try (Demonstrated host = new Demonstrated()) {
                StayingUp.with(host, host.console);
            }
        }

        @Override
        public Endpoint endpoint() {
            return Endpoint.of("http://localhost:9");
        }

        @Override
        public String key() {
            return "";
        }

        @Override
        public String describe() {
            return "nothing";
        }

        @Override
        public boolean isOwn() {
            return true;
        }

        @Override
        public void close() {
            console.line("closed");
        }
    }
}
