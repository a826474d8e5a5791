package io.autotag.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    @Test
    void theRatioIsThatOfTheMedians() {
        Rounds rounds = new Rounds();
        rounds.add(100, 90);
        rounds.add(50, 95);
        rounds.add(100, 10);
        assertThat(rounds.bare()).isEqualTo(100);
        assertThat(rounds.product()).isEqualTo(90);
        assertThat(rounds.ratio()).isEqualTo(0.9);
    }

    @Test
    void addsUpTheGenerationsOfAHeap() {
        String report =
                """
                4242:
                 def new generation   total 78656K, used 30720K [0x1, 0x2, 0x3)
                  eden space 69952K,  20% used [0x1, 0x2, 0x3)
                 tenured generation   total 174784K, used 10240K [0x1, 0x2, 0x3)
                """;
        assertThat(Heap.used(report)).hasValue(40);
        assertThat(Heap.used("4242: no such process")).isEqualTo(OptionalLong.empty());
    }
}
