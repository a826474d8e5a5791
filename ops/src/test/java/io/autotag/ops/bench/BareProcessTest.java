package io.autotag.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BareProcessTest {

    @TempDir
    private Path folder;

    @Test
    void endsALoopThatAnswersNonsense() throws Exception {
        assertThatThrownBy(() -> start("echo ready soon maybe; exec sleep 600"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("ready soon maybe");
        awaitItsEnd();
    }

    @Test
    void endsALoopThatAnswersTooLittle() throws Exception {
        assertThatThrownBy(() -> start("echo ready 12.5; exec sleep 600")).isInstanceOf(StartException.class);
        awaitItsEnd();
    }

    @Test
    void saysThatTheLoopEnded() {
        assertThatThrownBy(() -> start("echo a log line"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("ended before it answered");
    }

    @Test
    void readsItsSpeeds() {
        try (BareProcess bare = start("echo a log line; echo ready 12.5 7; read order; echo took 2")) {
            assertThat(bare.manyCallers()).isEqualTo(12.5);
            assertThat(bare.oneCaller()).isEqualTo(7);
            assertThat(bare.picturesPerSecond(10)).isEqualTo(5);
        }
    }

    private BareProcess start(String script) {
        WorkerJvm shell = (main, arguments) ->
                new ProcessBuilder("sh", "-c", "echo $$ > " + folder.resolve("pid") + "; " + script);
        return BareProcess.start(shell, Workload.CLASSIFIER, folder, folder);
    }

    private void awaitItsEnd() throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid());
        if (process.isPresent()) {
            process.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    }
}
