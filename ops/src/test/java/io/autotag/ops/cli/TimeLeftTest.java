package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times left in words. */
final class TimeLeftTest {

    @ParameterizedTest
    @CsvSource({
        "200, 700, about 1 s",
        "3_400, 3_600, 3 to 4 s",
        "10_200, 24_100, 10 to 25 s",
        "20_000, 95_000, 1 to 2 min",
        "250_000, 330_000, 4 to 6 min",
        "120_000, 180_000, 2 to 3 min",
        "60_000, 5_500_000, 1 to 2 h",
        "4_000_000, 9_000_000, 1 to 3 h",
        "200, 200, 1.0 s",
        "95_000, 95_000, 1 min 35 s",
    })
    void areToldInOneUnitAndRoundedOutwards(String low, String high, String words) {
        assertThat(new TimeLeft(millis(low), millis(high)).words()).isEqualTo(words);
    }

    @Test
    void aRangeGoesUpwardsFromNothing() {
        assertThatThrownBy(() -> new TimeLeft(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeLeft.exactly(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text.replace("_", "")));
    }
}
