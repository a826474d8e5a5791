package io.autotag.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServerMemoryTest {

    private static final long GIBIBYTE = 1L << 30;

    @Test
    void anEighthOfTheMemoryIsForBuffers() {
        assertThat(new ServerMemory(16 * GIBIBYTE).settings())
                .containsExactly("shared_buffers=2048MB", "effective_cache_size=8192MB", "max_wal_size=4GB");
    }

    @Test
    void aSmallMachineKeepsTheServersOwnLeast() {
        assertThat(new ServerMemory(GIBIBYTE / 8).settings())
                .contains("shared_buffers=128MB", "effective_cache_size=128MB");
    }

    @Test
    void aLargeMachineIsNotTakenWhole() {
        assertThat(new ServerMemory(512 * GIBIBYTE).settings()).contains("shared_buffers=4096MB");
    }

    @Test
    void thisMachineHasMemory() {
        assertThat(ServerMemory.ofThisMachine().machineBytes()).isGreaterThan(GIBIBYTE / 4);
    }
}
