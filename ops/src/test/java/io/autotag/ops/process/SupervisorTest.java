package io.autotag.ops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public final class SupervisorTest {

    @TempDir
    Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private Supervisor supervisor;

    @BeforeEach
    void open() {
        supervisor = new Supervisor(folder, folder, events::add);
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void startsAUnitAgainWhenItIsKilled() throws IOException {
        supervisor.start(ShellUnit.sleeping("part", folder));
        ProcessHandle first = running("part");
        first.destroyForcibly();
        await(() -> PidFile.running(folder.resolve("part.pid"))
                .filter(process -> process.pid() != first.pid())
                .isPresent());
        await(() -> events.size() == 2);
        assertThat(events.get(0)).contains("part ended with code 137", "starts again in 250 ms");
        assertThat(events.get(1)).contains("part runs again");
    }

    @Test
    void startsAUnitAgainOnceThereIsRoomToRememberIt() throws IOException {
        supervisor.start(ShellUnit.sleeping("part", folder));
        Path inTheWay = Files.createDirectory(folder.resolve("part.pid.part"));
        running("part").destroyForcibly();
        await(() -> events.stream().anyMatch(event -> event.contains("cannot write")));
        Files.delete(inTheWay);
        await(() -> events.stream().anyMatch(event -> event.contains("part runs again")));
        assertThat(running("part").isAlive()).isTrue();
    }

    @Test
    void endsInReverseOrder() throws IOException {
        String noting = "trap 'echo NAME >> ended; exit 0' TERM; touch NAME.ready; while :; do sleep 0.05; done";
        supervisor.start(new ShellUnit("lower", folder, noting.replace("NAME", "lower")));
        supervisor.start(new ShellUnit("upper", folder, noting.replace("NAME", "upper")));
        supervisor.close();
        assertThat(Files.readAllLines(folder.resolve("ended"))).containsExactly("upper", "lower");
        assertThat(folder.resolve("upper.pid")).doesNotExist();
    }

    @Test
    void startsNothingAgainOnceItEnds() throws IOException, InterruptedException {
        supervisor.start(ShellUnit.sleeping("lower", folder));
        String slow = "trap 'touch asked; sleep 1; exit 0' TERM; touch upper.ready; while :; do sleep 0.05; done";
        supervisor.start(new ShellUnit("upper", folder, slow));
        Thread ending = new Thread(supervisor::close);
        ending.start();
        await(() -> Files.exists(folder.resolve("asked")));
        running("lower").destroyForcibly();
        ending.join();
        assertThat(Files.readAllLines(folder.resolve("lower.pids"))).hasSize(1);
    }

    @Test
    void killsWhatDoesNotEndInTime() {
        supervisor.start(new ShellUnit("deaf", folder, "trap '' TERM; touch deaf.ready; while :; do sleep 0.1; done"));
        ProcessHandle deaf = running("deaf");
        supervisor.close();
        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void saysWhatAUnitSaidThatNeverBecameReady() {
        ShellUnit broken = new ShellUnit("broken", folder, "seq 20000; echo no disk left; exit 7");
        assertThatThrownBy(() -> supervisor.start(broken))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("broken ended with code 7 before it was ready")
                .hasMessageContaining("no disk left");
    }

    @Test
    void endsTheProcessOfAnEarlierSupervisor() throws IOException {
        supervisor.start(ShellUnit.sleeping("part", folder));
        ProcessHandle orphan = running("part");
        try (Supervisor next = new Supervisor(folder, folder, events::add)) {
            next.endLeftover("part", StopSignal.TERM);
            assertThat(orphan.isAlive()).isFalse();
            assertThat(events.get(0)).contains("part of an earlier start still runs");
        }
    }

    @Test
    void leavesAlonePidFilesOfProcessesThatAreGone() {
        new PidFile(ProcessHandle.current().pid(), Instant.EPOCH.plusSeconds(1)).write(folder.resolve("part.pid"));
        supervisor.endLeftover("part", StopSignal.TERM);
        assertThat(events).isEmpty();
        assertThat(folder.resolve("part.pid")).doesNotExist();
    }

    private ProcessHandle running(String name) {
        return PidFile.running(folder.resolve(name + ".pid")).orElseThrow();
    }

    public static void await(BooleanSupplier condition) {
        Instant due = Instant.now().plus(Duration.ofSeconds(10));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long").isBefore(due);
            Thread.onSpinWait();
        }
    }
}
