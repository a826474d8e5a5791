package io.autotag.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

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
}
