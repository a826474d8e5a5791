package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.run.RunState;
import io.autotag.store.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starting runs while not everything goes well. */
final class RunStarterTest {

    private RunBench bench;

    @BeforeEach
    void open() {
        bench = new RunBench(5);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aRunIsStartedThoughItCannotBeNotedWhichCodeDrivesIt() {
        Run run = bench.written();
        bench.failUpdatesOfRuns("NEW.code_version <> ''");
        assertThat(bench.starter().nudge(run)).isTrue();
        assertThat(bench.seen(run, RunState.COMPLETED).codeVersion()).isEmpty();
    }
}
