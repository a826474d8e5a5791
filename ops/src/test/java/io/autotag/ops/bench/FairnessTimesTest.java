package io.autotag.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FairnessTimesTest {

    @Test
    void theFiguresAreThoseOfTheMediansAndOfTheWorstTurn() {
        FairnessTimes times = new FairnessTimes();
        times.add(Duration.ofSeconds(2), Duration.ofSeconds(3));
        times.add(Duration.ofSeconds(1), Duration.ofSeconds(9));
        times.add(Duration.ofMillis(2_500), Duration.ofMillis(2_500));
        assertThat(times.medians()).contains("alone 2.00, beside 3.00, 1.50 times as long; at worst 9.00");
        assertThat(times.figures())
                .containsExactly(
                        "figure fairness_20_items_ratio 1.50 ratio",
                        "figure fairness_20_items_worst_extra_s 7.00 s",
                        "figure fairness_20_items_extra_s 1.00 s");
    }
}
