package io.autotag.ops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LeashTest {

    private static ChildSpec spec(String... command) {
        return new ChildSpec(List.of(command), Map.of(), StopSignal.TERM, Duration.ofSeconds(1));
    }

    @Test
    void keepsTheProcessIdOfTheCommand() throws IOException {
        Process process = new ProcessBuilder(Leash.on(spec("/bin/sh", "-c", "echo $$"))).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(printed).isEqualTo(Long.toString(process.pid()));
    }

    @Test
    void asksTheCommandToEndWhenTheSupervisorsEndIsClosed() throws Exception {
        String script = "trap 'echo asked; exit 3' TERM; echo up; while :; do sleep 0.05; done";
        Process process = new ProcessBuilder(Leash.on(spec("/bin/sh", "-c", script))).start();
        process.getInputStream().read();
        process.getOutputStream().close();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
    }

    @Test
    void givesTheCommandAnEmptyStandardInput() throws Exception {
        Process process = new ProcessBuilder(Leash.on(spec("cat"))).start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
