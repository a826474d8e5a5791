package io.autotag.ops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    @Test
    void waitsTwiceAsLongAfterEveryEnd() {
        assertThat(Backoff.delay(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(Backoff.delay(2)).isEqualTo(Duration.ofMillis(500));
        assertThat(Backoff.delay(5)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void neverWaitsLongerThanHalfAMinute() {
        assertThat(Backoff.delay(9)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Backoff.delay(1_000_000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void forgetsEarlierEndsOfAProcessThatLivedLong() {
        assertThat(Backoff.endsInARow(7, Duration.ofSeconds(59))).isEqualTo(8);
        assertThat(Backoff.endsInARow(7, Duration.ofSeconds(60))).isEqualTo(1);
    }
}
