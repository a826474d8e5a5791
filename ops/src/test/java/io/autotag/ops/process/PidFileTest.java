package io.autotag.ops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFileTest {

    @TempDir
    Path folder;

    @Test
    void findsTheProcessItWasWrittenFor() {
        Path file = folder.resolve("self.pid");
        PidFile.of(ProcessHandle.current()).write(file);
        assertThat(PidFile.running(file)).contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameIdForIt() {
        PidFile self = PidFile.of(ProcessHandle.current());
        PidFile earlier = new PidFile(self.pid(), self.started().minus(Duration.ofMinutes(1)));
        assertThat(earlier.process()).isEmpty();
    }

    @Test
    void findsNothingBehindADamagedFile() throws IOException {
        Path file = Files.writeString(folder.resolve("half.pid"), "12");
        assertThat(PidFile.running(file)).isEmpty();
        assertThat(PidFile.running(folder.resolve("none.pid"))).isEmpty();
    }
}
