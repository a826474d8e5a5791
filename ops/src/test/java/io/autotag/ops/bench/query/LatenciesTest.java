package io.autotag.ops.bench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void givesWhatAShareOfTheAnswersDidNotExceed() {
        Latencies times = new Latencies(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList());
        assertThat(times.p50()).isEqualTo(50);
        assertThat(times.p95()).isEqualTo(95);
        assertThat(times.percentile(0.99)).isEqualTo(99);
        assertThat(times.percentile(1)).isEqualTo(100);
    }

    @Test
    void putsPartsTogether() {
        assertThat(Latencies.all(List.of(new Latencies(List.of(3.0)), new Latencies(List.of(1.0, 2.0))))
                        .millis())
                .containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void saysNothingOfNothing() {
        assertThatThrownBy(() -> new Latencies(List.of()).p50()).hasMessage("Nothing was measured.");
    }
}
