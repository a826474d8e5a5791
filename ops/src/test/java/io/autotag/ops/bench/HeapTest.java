package io.autotag.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class HeapTest {

    @Test
    void addsUpTheGenerations() {
        String report =
                """
                4242:
                 def new generation   total 78656K, used 30720K [0x1, 0x2, 0x3)
                  eden space 69952K,  20% used [0x1, 0x2, 0x3)
                 tenured generation   total 174784K, used 10240K [0x1, 0x2, 0x3)
                """;
        assertThat(Heap.used(report)).hasValue(40);
        assertThat(Heap.used("4242: no such process")).isEmpty();
    }

    @Test
    void saysNothingOfAProcessThatIsNoMore() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(Heap.usedMebibytes(process.toHandle())).isEmpty();
        assertThat(Heap.liveMebibytes(process.toHandle())).isEmpty();
    }
}
